using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Calls.Editing;

/// <summary>A filed proposal that a change of its call is held against.</summary>
/// <param name="Filed">The content that counts.</param>
public sealed record Affected(Proposal Proposal, ProposalContent Filed);

/// <summary>What a change of the call does to one proposal.</summary>
/// <param name="Added">Findings that it gets.</param>
/// <param name="Gone">Findings that it loses.</param>
/// <param name="LostWishes">Slots it wishes for that are no more, or are no more what they were; its own words for them.</param>
/// <param name="Place">Its best place before and after, where that differs.</param>
public sealed record ProposalEffect(
    ProposalId Id, Reference Reference, string Title, IReadOnlyList<Finding> Added, IReadOnlyList<Finding> Gone, IReadOnlyList<string> LostWishes,
    (string Before, string After)? Place)
{
    public bool IsAny => Added.Count + Gone.Count + LostWishes.Count > 0 || Place is not null;

    /// <param name="common">The call as it is, for every proposal.</param>
    /// <param name="changed">The same as it would be.</param>
    public static ProposalEffect Of(Call common, Call changed, Affected one, DateTimeOffset now)
    {
        var (before, after) = (common.For(one.Proposal), changed.For(one.Proposal));
        var (was, will) = (Findings(before, one, now), Findings(after, one, now));
        return new ProposalEffect(
            one.Proposal.Id, one.Proposal.Filed!.Reference, one.Filed.Title ?? "",
            [.. will.ExceptBy(was.Select(Key), Key)], [.. was.ExceptBy(will.Select(Key), Key)],
            [.. one.Filed.Wishes.Slots.Where(slot => before.Slot(slot) is not null && after.Slot(slot) is null)],
            Places(before, after, one.Filed));
    }

    private static IReadOnlyList<Finding> Findings(Call call, Affected one, DateTimeOffset now) => Check.All(one.Proposal.Candidate(one.Filed, call, now));

    /// <summary>Words and severity too: "at most 10 words" after "at most 25" is another finding.</summary>
    private static (string, Severity, string, string) Key(Finding finding) => (finding.Rule, finding.Severity, finding.Field, finding.Message);

    private static (string Before, string After)? Places(Call before, Call after, ProposalContent filed)
    {
        var (was, will) = (RoomFit.Best(before, Demand.Of(filed)).Words, RoomFit.Best(after, Demand.Of(filed)).Words);
        return was == will ? null : (was, will);
    }
}

/// <summary>What saving a call would change for those who are at work on it.</summary>
/// <param name="Dates">What moves, in sentences.</param>
public sealed record CallEffects(IReadOnlyList<string> Dates)
{
    /// <summary>Of the filed proposals; null where the change bears on none of them, so that none needs to be looked at.</summary>
    public ProposalsLook? Look { get; init; }

    /// <summary>How many drafts there are, whose writers meet the new rules and dates when they file.</summary>
    public int Drafts { get; init; }

    /// <summary>The letters that tell the writers of drafts of a later closing; null where none are told.</summary>
    public LettersLook? Letters { get; init; }

    /// <summary>Places that were given and are no more, or are at another time: of all proposals.</summary>
    public IReadOnlyList<TouchedPlace> Places { get; init; } = [];

    /// <summary>
    /// Whether a change can touch what is found of a proposal, filed or not, or its place. Texts, letters, reminders and the days of deciding,
    /// confirming and erasing cannot; all else of a call, what it may one day have more included, is taken to.
    /// </summary>
    public static bool BearOnProposals(Call before, Call after)
    {
        var alike = before with
        {
            Name = after.Name,
            Guidelines = after.Guidelines,
            ContactEmail = after.ContactEmail,
            Wording = after.Wording,
            Reminders = after.Reminders,
            Holidays = after.Holidays,
            Retention = after.Retention,
            DecisionBy = after.DecisionBy,
            AcceptWithinDays = after.AcceptWithinDays,
        };
        return !CallJson.Print(alike).AsSpan().SequenceEqual(CallJson.Print(after));
    }
}

/// <summary>What was found of the filed proposals.</summary>
/// <param name="Proposals">Those that are touched, up to <see cref="Most"/> of them.</param>
/// <param name="Touched">How many are.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="All">How many there are.</param>
public sealed record ProposalsLook(IReadOnlyList<ProposalEffect> Proposals, int Touched, int Looked, int All)
{
    /// <summary>Nobody reads a longer list, and a page of ten thousand opens on no telephone.</summary>
    public const int Most = 200;

    /// <summary>How many could not be, because they cannot be read.</summary>
    public int Unreadable { get; init; }
}

/// <summary>What is owed to the writers of drafts.</summary>
/// <param name="Letters">How many letters.</param>
/// <param name="Drafts">To the writers of how many drafts.</param>
/// <param name="Looked">How many drafts were looked at.</param>
public sealed record LettersLook(int Letters, int Drafts, int Looked)
{
    /// <summary>How many could not be, because they cannot be read: their writers get no letter.</summary>
    public int Unreadable { get; init; }
}

/// <summary>What moves in time when a call changes.</summary>
public static class DateEffects
{
    public static IEnumerable<string> Of(Call before, Call after, DateTimeOffset now)
    {
        if (before.Window.Opens != after.Window.Opens)
            yield return $"The opening moves from {When(before.Window.Opens, before)} to {When(after.Window.Opens, after)}.";
        if (before.Window.Closes != after.Window.Closes)
            yield return $"The closing moves from {When(before.Window.Closes, before)} to {When(after.Window.Closes, after)}.";
        foreach (var sentence in States(before.Window.At(now), after.Window.At(now)))
            yield return sentence;
        foreach (var sentence in Documents(before, after))
            yield return sentence;
        if (before.DecisionBy != after.DecisionBy)
            yield return $"The day to decide by moves from {Day(before.DecisionBy)} to {Day(after.DecisionBy)}.";
        if (after.DecisionBy is { } decision && LocalTime.Last(decision.ToDateTime(TimeOnly.MinValue), after.Zone) < after.Window.Closes)
            yield return $"The day to decide by, {Day(decision)}, is before the closing or on its day.";
        if (before.AcceptWithinDays != after.AcceptWithinDays)
            yield return $"Organisers have {Days(after.AcceptWithinDays)} to confirm an acceptance instead of {Days(before.AcceptWithinDays)}; what was released keeps its date.";
        if (before.Retention?.Day(before) != after.Retention?.Day(after))
            yield return after.Retention is null ? "Personal data is not erased any more." : $"Personal data is erased from {Day(after.Retention.Day(after))} on, a week after this change at the earliest.";
        if (!before.Reminders.Rules.SelectMany(Written).SequenceEqual(after.Reminders.Rules.SelectMany(Written)) || !before.Holidays.SequenceEqual(after.Holidays))
            yield return "The plan of reminders changes: what is still to go out goes by the new one. Nothing that the new one would have sent before now is made up for.";
    }

    private static IEnumerable<object?> Written(ReminderRule rule) => [rule with { NotOn = [] }, .. rule.NotOn.Cast<object?>()];

    private static IEnumerable<string> States(CallState before, CallState after)
    {
        if (before == after)
            yield break;
        yield return after switch
        {
            CallState.Open => "The call is open again: drafts can be filed and filed proposals can be changed.",
            CallState.Upcoming => "The call is not open yet: nothing can be filed until it opens.",
            CallState.WaitingList => "The call is closed: what is filed goes to the waiting list, and what was filed can no longer be changed.",
            _ => "The call is closed: drafts can no longer be filed, and what was filed can no longer be changed.",
        };
    }

    private static IEnumerable<string> Documents(Call before, Call after)
    {
        var was = before.Rules.OfType<DocumentRule>().DistinctBy(rule => rule.Kind).ToDictionary(rule => rule.Kind);
        foreach (var rule in after.Rules.OfType<DocumentRule>())
        {
            if (was.TryGetValue(rule.Kind, out var old) && old.DueAt(before) != rule.DueAt(after))
                yield return $"The {rule.KindWords} is due {When(rule.DueAt(after), after)} instead of {When(old.DueAt(before), before)}.";
        }
    }

    private static string When(DateTimeOffset instant, Call call) => DeadlineWords.Instant(instant, call);

    private static string Day(DateOnly? day) => day is { } known ? DeadlineWords.Day(known) : "no day";

    private static string Days(int? days) => days is { } known ? Sentence.Count(known, "day") : "no limit";
}
