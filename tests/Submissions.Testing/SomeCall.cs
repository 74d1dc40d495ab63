using System.Reflection;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Testing;

/// <summary>The tests' vocabulary: valid things of this field, to be varied with <c>with</c>.</summary>
public static partial class Some
{
    /// <summary>The file <c>calls/marrakesh-2018.json</c>, as it is in the repository.</summary>
    public static string MarrakeshJson { get; } = Resource("marrakesh-2018.json");

    /// <summary>The Marrakesh call: open from 2 July 2018 09:00 to 28 September 2018 23:59:59, both +01:00.</summary>
    public static Call Call() => Call(MarrakeshJson);

    /// <exception cref="InvalidOperationException">The file is no call; the message holds every error.</exception>
    public static Call Call(string json)
    {
        var reading = CallReader.Read(json);
        return reading.Call ?? throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Errors));
    }

    /// <summary>A day on which the Marrakesh call is open: 20 September 2018, 10:00 UTC.</summary>
    public static DateTimeOffset Now { get; } = new(2018, 9, 20, 10, 0, 0, TimeSpan.Zero);

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"No resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
