using System.Globalization;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Desk;

/// <summary>What of the audit is asked for; each part narrows it. It stands in the page's address.</summary>
/// <param name="Who">A member's address, or <c>organiser</c>, <c>timer</c>; exactly.</param>
/// <param name="What">A kind of act, exactly.</param>
/// <param name="From">The first day, in UTC.</param>
/// <param name="Until">The last day, in UTC; it counts whole.</param>
/// <param name="Proposal">Only what happened to it.</param>
public sealed record AuditFilter(string? Who, string? What, DateOnly? From, DateOnly? Until, ProposalId? Proposal)
{
    public static AuditFilter Everything { get; } = new(null, null, null, null, null);

    /// <summary>The instant from which on an act is too young to count.</summary>
    public DateTimeOffset? Before => Until is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    public DateTimeOffset? NotBefore => From is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    public bool Takes(AuditEntry entry) =>
        (Who is null || entry.By == Who) && (What is null || entry.What == What)
        && !(entry.At < NotBefore) && !(entry.At >= Before) && (Proposal is not { } proposal || entry.About == proposal.Value);

    /// <summary>As in an address, without the question mark; empty for everything.</summary>
    public override string ToString()
    {
        (string Name, string? Value)[] parts = [("who", Who), ("what", What), ("from", Day(From)), ("until", Day(Until)), ("proposal", Proposal?.Value)];
        return string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
    }

    /// <summary>"2018-09-28", as in a day's field; null without one.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
