using System.Text.Json.Serialization;

namespace Submissions.Domain.Reminders;

/// <summary>What a proposal's organisers were reminded of, and what they want of reminders.</summary>
public sealed record Reminding
{
    public static Reminding Nothing { get; } = new();

    /// <summary>One for each chase that is open, and for each former one of which somebody was reminded.</summary>
    public IReadOnlyList<Reminded> Chases { get; init; } = [];

    /// <summary>Who wants no reminders about this proposal: <see cref="EmailAddress.Id"/>.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>Documents that came after the filing and whose arrival is still to be confirmed.</summary>
    public IReadOnlyList<Arrival> Arrived { get; init; } = [];

    /// <summary>The keys of what the unit is to call the organisers about.</summary>
    [JsonIgnore]
    public IEnumerable<string> ToCall => Chases.Where(chase => chase is { IsOpen: true, CallSince: not null }).Select(chase => chase.Key);

    public Reminded? Of(string key) => Chases.FirstOrDefault(chase => chase.Key == key);
}

/// <summary>How far reminding of one thing has come.</summary>
/// <param name="Key">The chase's.</param>
/// <param name="IsOpen">Whether it is still to come.</param>
/// <param name="After">Up to this instant all is done: only later occasions count.</param>
/// <param name="Times">How often organisers were reminded of it.</param>
/// <param name="LastAt">When last; null for never.</param>
/// <param name="CallSince">Since when the unit is to call about it; null while letters do.</param>
public sealed record Reminded(string Key, bool IsOpen, DateTimeOffset After, int Times, DateTimeOffset? LastAt, DateTimeOffset? CallSince);

/// <param name="Document">Its id.</param>
public sealed record Arrival(string Document, DateTimeOffset At)
{
    /// <summary>Files that come one after another are confirmed by one letter: so long after the last.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    /// <summary>And at the latest so long after the first.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>When the arrival of these is to be confirmed; null for none.</summary>
    public static DateTimeOffset? ConfirmAt(IReadOnlyList<Arrival> arrived)
    {
        if (arrived.Count == 0)
            return null;
        var (quiet, longest) = (arrived.Max(one => one.At) + Quiet, arrived.Min(one => one.At) + Longest);
        return quiet < longest ? quiet : longest;
    }
}
