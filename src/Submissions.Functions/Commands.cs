using System.Globalization;
using Microsoft.Extensions.Options;
using Submissions.Domain.Calls;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Storage.Archives;

namespace Submissions.Functions;

/// <summary>What the executable does instead of serving, when it is asked to: see <c>./backup</c> and <c>./restore</c>.</summary>
internal static class Commands
{
    public static bool Has(string[] args) => args is ["backup" or "restore", ..];

    /// <param name="args">The command, then its options and settings, as in <c>backup --call demo --to demo.zip</c>.</param>
    /// <exception cref="StartRefusedException">The command is not complete, or what it works on refuses: a sentence.</exception>
    public static async Task RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args[1..]).Build();
        await using var services = Services(settings);
        try
        {
            if (args[0] == "backup")
                await BackUpAsync(settings, services, cancellationToken);
            else
                await RestoreAsync(settings, services, cancellationToken);
        }
        catch (ArchiveException refused)
        {
            throw new StartRefusedException(refused.Message, refused);
        }
    }

    private static async Task BackUpAsync(IConfiguration settings, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(settings["call"], out var call) || settings["to"] is not { Length: > 0 } file)
            throw new StartRefusedException("backup takes a call's id and a file: backup --call demo --to demo.zip.");
        var made = await services.GetRequiredService<BackUpCall>().RunAsync(call, Path.GetFullPath(file), cancellationToken);
        await SayAsync($"{call} as it was at {made.At:u} is in {file}: {Counts(made)}.");
        foreach (var missing in made.Missing)
            await SayAsync($"Missing in the store, and so in the backup: the document {missing}.");
    }

    private static async Task RestoreAsync(IConfiguration settings, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (settings["from"] is not { Length: > 0 } file)
            throw new StartRefusedException("restore takes a file: restore --from demo.zip.");
        await using var from = Open(file);
        await services.PrepareStorageAsync(cancellationToken);
        var done = await services.GetRequiredService<RestoreCall>().RunAsync(from, cancellationToken);
        await SayAsync($"{done.Call} is back as it was at {done.At:u}: {Counts(done)}.");
        await SayAsync($"All letters are stopped: look at /letters/{done.Call} for what went out since, then let them go at /desk/letters.");
    }

    private static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException || Directory.Exists(file))
        {
            throw new StartRefusedException($"There is no file {file}.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{file} cannot be read: {fault.Message}", fault);
        }
    }

    private static string Counts(ArchiveManifest manifest) => string.Create(
        CultureInfo.InvariantCulture, $"{manifest.RowCount} rows, {manifest.Proposals} proposals, {manifest.Documents.Count} documents of {manifest.Documents.Sum(document => document.Bytes)} bytes");

    /// <summary>The storage and the operations alone: no server, no timer, no mail.</summary>
    private static ServiceProvider Services(IConfiguration settings)
    {
        var services = new ServiceCollection().AddSingleton(settings).AddSingleton(TimeProvider.System)
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole())
            .AddStorage(settings).AddOperations().BuildServiceProvider();
        _ = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return services;
    }

    private static Task SayAsync(FormattableString text) => Console.Out.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
