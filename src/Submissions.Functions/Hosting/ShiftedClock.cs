using System.Globalization;
using System.Text.RegularExpressions;

namespace Submissions.Functions.Hosting;

/// <summary>A clock that starts at a chosen instant and runs on from there (<c>--at</c>), so that a call of another year can be seen open or closing.</summary>
internal sealed partial class ShiftedClock(DateTimeOffset start, TimeProvider real) : TimeProvider
{
    private readonly TimeSpan shift = start - real.GetUtcNow();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + shift;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <summary>The clock the configuration asks for: the real one, or one that starts <c>--at</c> an instant; never shifted under the Functions host.</summary>
    public static TimeProvider From(IConfiguration configuration, FunctionsHost host, TimeProvider real)
    {
        if (configuration["at"] is not { Length: > 0 } at)
            return real;
        if (host.IsCaller)
            throw new StartRefusedException("--at is for the laptop: under the Functions host the clock is the real one.");
        return new ShiftedClock(ParseInstant(at), real);
    }

    private static DateTimeOffset ParseInstant(string text) =>
        WithOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new StartRefusedException($"--at takes an instant with its offset, such as 2018-09-28T21:00Z or 2018-09-28T22:00+01:00, and was given \"{text}\".");

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex WithOffset();
}
