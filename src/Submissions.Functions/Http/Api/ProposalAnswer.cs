using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A proposal as its organisers see it.</summary>
/// <param name="Etag">For If-Match, in its quotation marks.</param>
/// <param name="Content">The text as it is written now; <paramref name="Filed"/> says what counts.</param>
/// <param name="Asking">What the support unit asks.</param>
/// <param name="Decision">What was decided and told; what is only prepared is the unit's own.</param>
/// <param name="MergedInto">The number it lives on under, once it is merged.</param>
/// <param name="Coming">Letters that the call's plan has before it for this proposal.</param>
/// <param name="HasUnfiledChanges">Whether the text or the documents differ from what the last receipt tells.</param>
internal sealed record ProposalAnswer(
    string Id, string Call, ProposalStatus Status, string Etag, ProposalContent Content, FilingAnswer? Filed, bool HasUnfiledChanges,
    IReadOnlyList<DocumentAnswer> Documents, IReadOnlyList<AskedAnswer> DocumentsAsked, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, IReadOnlyList<Finding> Findings,
    AskingAnswer Asking, DecisionAnswer? Decision, MergeAnswer? Merge, string? MergedInto, IReadOnlyList<ComingAnswer> Coming)
{
    public static ProposalAnswer Of(Checked proposal, HttpRequest request) => Of(proposal.Opened, proposal.Findings, request);

    private static ProposalAnswer Of(Opened opened, IReadOnlyList<Finding> findings, HttpRequest request) => Of(opened.Proposal, opened.Call, findings, request);

    private static ProposalAnswer Of(Proposal proposal, Call call, IReadOnlyList<Finding> findings, HttpRequest request) => new(
        proposal.Id.Value, proposal.Id.Call.Value, proposal.Status, ContentTag.Of(proposal.Content), proposal.Content,
        proposal.Filed is { } filed ? FilingAnswer.Of(proposal.Id, filed, request) : null, proposal.HasUnfiledChanges,
        [.. proposal.Documents.Select(DocumentAnswer.Of)], [.. proposal.Asked(call).Select(AskedAnswer.Of)], proposal.CreatedAt, proposal.ChangedAt, findings,
        AskingAnswer.Of(proposal, call), DecisionAnswer.Of(proposal), MergeAnswer.Of(proposal), proposal.MergedInto?.Reference,
        [.. Domain.Reminders.Coming.Of(call, proposal, request.HttpContext.ArrivedAt()).Select(ComingAnswer.Of)]);
}

/// <summary>The filing that counts.</summary>
internal sealed record FilingAnswer(
    string Reference, int Version, DateTimeOffset FirstFiledAt, DateTimeOffset FiledAt, string ContentSha256, string ReceiptUrl)
{
    public static FilingAnswer Of(ProposalId id, Filing filed, HttpRequest request) => new(
        filed.Reference.Value, filed.Version, filed.FirstAt, filed.At, filed.ContentSha256, Links.Receipt(request, id.Call, filed.ReceiptCode));
}

/// <summary>A document, without its bytes.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Type">What its content is, as in <c>pdf</c>.</param>
/// <param name="ReceivedAt">When its last byte arrived.</param>
internal sealed record DocumentAnswer(string Id, string Kind, string Name, long Bytes, string Sha256, string Type, DocumentState State, DateTimeOffset ReceivedAt)
{
    /// <summary>Why the support unit rejected it, and until when another is taken in its place.</summary>
    public RejectionAnswer? Rejection { get; init; }

    public static DocumentAnswer Of(Document document) => new(
        document.Id, document.Kind, document.Name, document.Bytes, document.Sha256, document.Type, document.State, document.At)
    {
        Rejection = document.Rejection is { } rejection ? new RejectionAnswer(rejection.Words, rejection.Until) : null,
    };
}

internal sealed record RejectionAnswer(string Words, DateTimeOffset Until);

/// <summary>A kind of document that is asked for.</summary>
/// <param name="DueAt">The last instant it is in time for this proposal.</param>
/// <param name="Waived">Why it need not come, in the support unit's words; null unless it is waived.</param>
internal sealed record AskedAnswer(string Kind, DateTimeOffset DueAt, DocumentState State, string? Waived)
{
    public static AskedAnswer Of(AskedDocument asked) => new(asked.Kind, asked.DueAt, asked.State, asked.Waiver?.Words);
}
