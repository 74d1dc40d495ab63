using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Reminders;

/// <summary>An instant at which the plan reminds of something.</summary>
public sealed record Occasion(Chase Chase, ReminderRule Rule, DateTimeOffset At);

/// <summary>What the plan still has before it for one proposal.</summary>
public static class Occasions
{
    /// <summary>
    /// Those that were not reminded of yet, the earliest first: what fell due and was not done by <paramref name="now"/>, and what is to come.
    /// Nothing is reminded of twice on one day of the call.
    /// </summary>
    public static IReadOnlyList<Occasion> Open(Call call, Proposal proposal, DateTimeOffset now) =>
    [
        .. Chases.Of(call, proposal)
            .Where(chase => !chase.IsOver(now))
            .SelectMany(chase => Open(call, chase, proposal.Reminding.Of(chase.Key), now))
            .OrderBy(occasion => occasion.At)
            .ThenBy(occasion => occasion.Chase.Key, StringComparer.Ordinal),
    ];

    private static IEnumerable<Occasion> Open(Call call, Chase chase, Reminded? reminded, DateTimeOffset now)
    {
        var after = reminded is { IsOpen: true } ? reminded.After : now;
        var day = reminded?.LastAt is { } last ? Day(last, call) : DateOnly.MinValue;
        return call.Reminders.Of(chase.Kind)
            .SelectMany(rule => Planned(call, chase, rule))
            .Where(occasion => occasion.At > after && Day(occasion.At, call) > day);
    }

    /// <summary>Every occasion that a line of the plan names for a chase, done or not.</summary>
    public static IEnumerable<Occasion> Planned(Call call, Chase chase, ReminderRule rule) =>
        Anchor(call, chase, rule.From) is { } anchor
            ? rule.Instants(call, anchor, chase.Due).Select(at => new Occasion(chase, rule, at)).Where(occasion => !chase.IsOver(occasion.At))
            : [];

    private static DateTimeOffset? Anchor(Call call, Chase chase, ReminderAnchor from) => from switch
    {
        ReminderAnchor.Due => chase.Due,
        ReminderAnchor.Asked => chase.Asked,
        _ => DueDate.EndOf(call.EventTo, call.Zone),
    };

    private static DateOnly Day(DateTimeOffset instant, Call call) => DateOnly.FromDateTime(instant.In(call.Zone).DateTime);
}
