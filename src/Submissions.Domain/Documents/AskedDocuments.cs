using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Documents;

/// <summary>A kind of document that is asked of a proposal, and how it stands.</summary>
/// <param name="Rule">The call's rule that asks for it.</param>
/// <param name="DueAt">The last instant it is in time for this proposal: later than the rule's where a request or a rejection gave more time.</param>
/// <param name="Document">What is here, whatever its state; null when nothing is.</param>
/// <param name="Waiver">Why nothing need come; null unless <see cref="State"/> is waived.</param>
public sealed record AskedDocument(DocumentRule Rule, DateTimeOffset DueAt, DocumentState State, Document? Document, Waiver? Waiver)
{
    public string Kind => Rule.Kind;

    public string KindWords => Rule.KindWords;

    /// <summary>Whether something is still to come: nothing is here, or what came was rejected.</summary>
    public bool IsOwed => State is DocumentState.Missing or DocumentState.Rejected;

    /// <summary>Whether it is still to come and its time is over; the due instant's own second is in time.</summary>
    public bool IsLate(DateTimeOffset now) => IsOwed && now >= DueAt.AddSeconds(1);
}

/// <summary>The one answer to "which documents are missing": rules, letters, pages and the queue all ask here.</summary>
public static class AskedDocuments
{
    /// <summary>Each kind that is asked for, once, in the call's order.</summary>
    public static IReadOnlyList<AskedDocument> Asked(this Proposal proposal, Call call) =>
        [.. call.Rules.OfType<DocumentRule>().DistinctBy(rule => rule.Kind).Select(rule => Of(rule, call, proposal.Documents, proposal.Waivers, proposal.Asking.Documents))];

    public static AskedDocument Asked(this Candidate candidate, DocumentRule rule) => Of(rule, candidate.Call, candidate.Documents, candidate.Waivers, candidate.Requests);

    /// <summary>The one date for a kind of document that is asked for: the latest that was given; null for a kind that nobody asks for.</summary>
    public static DateTimeOffset? DueOf(this Proposal proposal, Call call, string kind)
    {
        call = call.For(proposal);
        return call.Rules.OfType<DocumentRule>().Where(rule => rule.Kind == kind).Select(rule => (DateTimeOffset?)rule.DueAt(call))
            .Concat(proposal.Asking.Documents.Where(asked => asked.Kind == kind).Select(asked => (DateTimeOffset?)asked.Due))
            .Concat(proposal.Documents.Where(document => document.Kind == kind).Select(document => document.Rejection?.Until))
            .Max();
    }

    private static AskedDocument Of(
        DocumentRule rule, Call call, IReadOnlyList<Document> documents, IReadOnlyList<Waiver> waivers, IReadOnlyList<DocumentRequest> requests)
    {
        var document = documents.Where(one => one.Kind == rule.Kind).MinBy(one => one.State == DocumentState.Rejected);
        var waiver = waivers.FirstOrDefault(one => one.Kind == rule.Kind);
        var due = Later(rule.DueAt(call), requests.FirstOrDefault(one => one.Kind == rule.Kind)?.Due);
        return document switch
        {
            { State: not DocumentState.Rejected } => new AskedDocument(rule, due, document.State, document, null),
            _ when waiver is not null => new AskedDocument(rule, due, DocumentState.Waived, document, waiver),
            null => new AskedDocument(rule, due, DocumentState.Missing, null, null),
            _ => new AskedDocument(rule, Later(due, document.Rejection?.Until), DocumentState.Rejected, document, null),
        };
    }

    private static DateTimeOffset Later(DateTimeOffset due, DateTimeOffset? until) => until > due ? until.Value : due;
}
