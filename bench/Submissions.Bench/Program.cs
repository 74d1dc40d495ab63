using System.Globalization;
using System.Runtime.InteropServices;
using Submissions.Bench;
using Submissions.Testing;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Started.EndAll());
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Started.EndAll());
try
{
    var plan = Plan.Read(args);
    var began = TimeProvider.System.GetTimestamp();
    using var azurite = Azurite.Start();
    var rows = await Parts.RunAsync(plan, azurite);
    Table.Print(rows, plan, TimeProvider.System.GetElapsedTime(began));
    return 0;
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (Exception e)
{
    await Console.Error.WriteLineAsync($"{Environment.NewLine}{e}");
    return 1;
}
finally
{
    Started.EndAll();
}
