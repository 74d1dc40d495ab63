using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Review;

/// <summary>A proposal as the queue shows it: written when it changes, so that the list reads rows and decides nothing.</summary>
public sealed record QueueEntry
{
    public required ProposalId Id { get; init; }
    public required Reference Reference { get; init; }
    public required ProposalStatus Status { get; init; }
    public required DateTimeOffset FirstFiledAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public string? LeadKind { get; init; }
    public string? LeadCountry { get; init; }

    /// <summary>The findings of the filed version, without guideline and way out.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The best place in a sentence.</summary>
    public required string BestPlace { get; init; }

    public required int DocumentsReceived { get; init; }
    public required int DocumentsAsked { get; init; }

    /// <summary>How the queue is to show a proposal: its filed version, checked.</summary>
    /// <param name="filed">The content as filed, which may be older than what is being written.</param>
    public static QueueEntry Of(Call call, Proposal proposal, ProposalContent filed, DateTimeOffset now)
    {
        var filing = proposal.Filed ?? throw new InvalidOperationException("A draft is not in the queue.");
        var asked = call.Rules.OfType<DocumentRule>().Select(rule => rule.Kind).Distinct().ToList();
        return new QueueEntry
        {
            Id = proposal.Id,
            Reference = filing.Reference,
            Status = proposal.Status,
            FirstFiledAt = filing.FirstAt,
            ChangedAt = proposal.ChangedAt,
            Version = filing.Version,
            Title = Short(filed.Title) ?? "",
            Lead = Short(filed.Lead?.Name) ?? "",
            LeadKind = Short(filed.Lead?.Kind),
            LeadCountry = Short(filed.Lead?.Country),
            Findings = [.. Check.All(new Candidate(call, filed, proposal.Documents, now, [])).Select(f => f with { Guideline = null, Fix = null })],
            BestPlace = Best(RoomFit.Ranked(call, Demand.Of(filed))),
            DocumentsReceived = asked.Count(kind => proposal.Documents.Any(document => document.Kind == kind)),
            DocumentsAsked = asked.Count,
        };
    }

    /// <summary>A call need not limit its texts; a list does.</summary>
    private static string? Short(string? text)
    {
        const int most = 300;
        if (text is null || text.Length <= most)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
    }

    private static string Best(IReadOnlyList<PlaceFit> ranked) =>
        ranked.Count == 0 || ranked[0].Fit == Fit.No ? "fits no place" : ranked[0].Summary;
}
