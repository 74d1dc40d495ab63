using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Testing;

namespace Submissions.Domain.Tests.Review;

/// <summary>Entries of a queue, each different from the others by its number.</summary>
internal static class SomeQueue
{
    public static QueueEntry Entry(int number) => new()
    {
        Id = Some.ProposalId(seed: $"entry {number}"),
        Reference = Some.Stamps($"entry {number}").Reference,
        Status = ProposalStatus.Submitted,
        FirstFiledAt = Some.Now.AddMinutes(number),
        ChangedAt = Some.Now.AddMinutes(number),
        MovedAt = Some.Now.AddMinutes(number),
        Version = 1,
        Title = $"Event {number:D3}",
        Lead = "Government of the Republic of Moldova",
        Search = SearchText.Of([$"Event {number:D3}", "Government of the Republic of Moldova"]),
        Findings = [],
        BestFit = Fit.Fits,
        BestPlace = "fits Orangeraie at 08:30",
        DocumentsAsked = 1,
    };

    public static QueueList List(params IReadOnlyList<QueueEntry> entries) => QueueList.Empty.With(entries);

    public static QueueList List(int count) => List([.. Enumerable.Range(0, count).Select(Entry)]);

    public static QueueViewer Viewer(string? me = null, DateTimeOffset? lookedAt = null, DateTimeOffset? now = null) =>
        new(Some.Call(), me is null ? null : EmailAddress.Parse(me), lookedAt, now ?? Some.Now);

    public static PreparedEntry Prepared(DateTimeOffset at) => new(new PreparedDecision(1, Some.Accepting(), false, Some.Reviewer, at), ProposalStatus.Submitted, "en", [], false);

    public static Finding Finding(string rule, Severity severity) => new(rule, severity, "title", "Something is off.");
}
