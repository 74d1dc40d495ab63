using Submissions.Domain.Calls;

namespace Submissions.Domain.Reminders;

/// <summary>One line of a call's plan: of what it reminds, when, and whom.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="From">What the days are counted from.</param>
/// <param name="Days">Days from there in the call's zone, negative before.</param>
/// <param name="Every">Days between repetitions; null when there are none.</param>
/// <param name="Times">How often at most.</param>
/// <param name="At">The hour on the call's clocks.</param>
/// <param name="NotOn">Weekdays on which none goes.</param>
/// <param name="To">Whom.</param>
public sealed record ReminderRule(
    ReminderKind Kind, ReminderAnchor From, int Days, int? Every, int Times, TimeOnly At, IReadOnlyList<DayOfWeek> NotOn, ReminderReader To)
{
    /// <summary>More free days on end than any calendar has: then the day itself is taken.</summary>
    private const int MostShift = 31;

    /// <summary>
    /// The instants it names, the earliest first. One on a day that is left out moves away from the date it is counted to: before it to the
    /// free day before, after it to the one after; two that meet so are one.
    /// </summary>
    /// <param name="anchor">What the days are counted from.</param>
    /// <param name="due">What no reminder that stands before it may be moved past; null where nothing is due.</param>
    public IEnumerable<DateTimeOffset> Instants(Call call, DateTimeOffset anchor, DateTimeOffset? due)
    {
        var first = DateOnly.FromDateTime(anchor.In(call.Zone).DateTime).AddDays(Days);
        DateTimeOffset? last = null;
        for (var time = 0; time < Times; time++)
        {
            var instant = LocalTime.Last(Free(first.AddDays(time * (Every ?? 0)), call.Holidays).ToDateTime(At), call.Zone);
            if (From == ReminderAnchor.Due && Days <= 0 && instant > due)
                yield break;
            if (instant == last)
                continue;
            last = instant;
            yield return instant;
        }
    }

    private DateOnly Free(DateOnly day, IReadOnlyList<DateOnly> holidays)
    {
        var step = From == ReminderAnchor.Due && Days <= 0 ? -1 : 1;
        var free = day;
        for (var shift = 0; shift < MostShift; shift++, free = free.AddDays(step))
        {
            if (!NotOn.Contains(free.DayOfWeek) && !holidays.Contains(free))
                return free;
        }

        return day;
    }
}
