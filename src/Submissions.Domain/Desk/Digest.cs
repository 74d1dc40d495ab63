using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Desk;

/// <summary>How often a member wants to be written to about what goes on.</summary>
public enum DigestEvery
{
    Never,

    /// <summary>Each morning that has something to tell.</summary>
    Daily,

    /// <summary>Each Monday.</summary>
    Weekly,
}

/// <summary>A member's digest: how often, and up to when all has been told.</summary>
/// <param name="Every">As chosen; null where the member has not chosen.</param>
/// <param name="LastAt">Up to when; null before the first.</param>
public sealed record DigestChoice(DigestEvery? Every, DateTimeOffset? LastAt)
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(6);

    public static DigestChoice None { get; } = new(null, null);

    /// <summary>Whoever acts on proposals gets one each day until they say otherwise; who only reads gets none.</summary>
    public DigestEvery For(Member member) => Every ?? (member.May(DeskRole.Reviewer) ? DigestEvery.Daily : DigestEvery.Never);

    /// <summary>
    /// The last instant at which one was to be written: 06:00 UTC, because the desk belongs to no call and so to no zone. Null when none is.
    /// </summary>
    public DateTimeOffset? Scheduled(Member member, DateTimeOffset now)
    {
        var day = (now.ToUniversalTime() - Morning).Date;
        return For(member) switch
        {
            DigestEvery.Daily => At(day),
            DigestEvery.Weekly => At(day.AddDays(-(((int)day.DayOfWeek + 6) % 7))),
            _ => null,
        };
    }

    /// <summary>From when the next one tells; null while none is due. What an outage swallowed is told by the next, once.</summary>
    public DateTimeOffset? Since(Member member, DateTimeOffset now)
    {
        if (Scheduled(member, now) is not { } scheduled || (LastAt ?? member.Since) >= scheduled)
            return null;
        var earliest = scheduled.AddDays(For(member) == DigestEvery.Weekly ? -7 : -1);
        return LastAt ?? (member.Since > earliest ? member.Since : earliest);
    }

    private static DateTimeOffset At(DateTime day) => new DateTimeOffset(day, TimeSpan.Zero) + Morning;
}

/// <summary>What a digest tells of one call.</summary>
/// <param name="Closes">The closing, when it is near; else null.</param>
public sealed record CallDigest(CallId Call, string Name, DateTimeOffset? Closes, IReadOnlyList<DigestPart> Parts)
{
    /// <summary>How long before the closing it is near.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromDays(3);

    /// <summary>How long a proposal may wait for the unit without a movement.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromDays(7);

    /// <summary>Null when there is nothing to tell.</summary>
    public static CallDigest? Of(Call call, IReadOnlyCollection<QueueEntry> entries, Member member, DateTimeOffset since, DateTimeOffset now)
    {
        var open = entries.Where(entry => !entry.Status.IsAtRest()).OrderBy(entry => entry.Reference.Value, StringComparer.Ordinal).ToList();
        DigestPart[] parts =
        [
            DigestPart.Of("new", open.Where(entry => entry.FirstFiledAt > since)),
            DigestPart.Of("answered", open.Where(entry => entry.Answered.Any(answer => answer.To.Equals(member.Email.Value, StringComparison.OrdinalIgnoreCase)))),
            DigestPart.Of("stuck", open.Where(entry => entry.Status == ProposalStatus.Submitted && entry.ChangedAt < now - Long)),
            DigestPart.Of("late", open.Where(entry => IsLate(entry, now))),
            DigestPart.Of("undelivered", open.Where(entry => entry.Undelivered)),
            DigestPart.Of("to-call", open.Where(entry => entry.ToCall.Count > 0)),
        ];
        var closes = call.Window.Closes > now && call.Window.Closes - now <= Near ? call.Window.Closes : (DateTimeOffset?)null;
        return closes is null && parts.All(part => part.Count == 0)
            ? null
            : new CallDigest(call.Id, call.Name.In(member.Language), closes, [.. parts.Where(part => part.Count > 0)]);
    }

    /// <summary>Who waits for a place owes nothing.</summary>
    private static bool IsLate(QueueEntry entry, DateTimeOffset now) =>
        entry.Status != ProposalStatus.WaitingList && (entry.NextDue < now || entry.ConfirmBy < now || entry.AnswerBy < now);
}

/// <summary>Proposals that a digest names for one reason.</summary>
/// <param name="What">As in <c>to-call</c>.</param>
/// <param name="Proposals">The first of them.</param>
public sealed record DigestPart(string What, int Count, IReadOnlyList<DigestLine> Proposals)
{
    private const int Shown = 8;

    public static DigestPart Of(string what, IEnumerable<QueueEntry> entries)
    {
        var all = entries.ToList();
        return new DigestPart(what, all.Count, [.. all.Take(Shown).Select(entry => new DigestLine(entry.Id, entry.Reference.Value, entry.Title))]);
    }
}

public sealed record DigestLine(ProposalId Id, string Reference, string Title);
