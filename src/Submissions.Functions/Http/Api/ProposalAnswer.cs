using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A proposal as its organisers see it.</summary>
/// <param name="Etag">For If-Match, in its quotation marks.</param>
/// <param name="Content">The text as it is written now; <paramref name="Filed"/> says what counts.</param>
/// <param name="HasUnfiledChanges">Whether the text or the documents differ from what the last receipt tells.</param>
internal sealed record ProposalAnswer(
    string Id, string Call, ProposalStatus Status, string Etag, ProposalContent Content, FilingAnswer? Filed, bool HasUnfiledChanges,
    IReadOnlyList<DocumentAnswer> Documents, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, IReadOnlyList<Finding> Findings)
{
    public static ProposalAnswer Of(Checked proposal, HttpRequest request) => Of(proposal.Opened.Proposal, proposal.Findings, request);

    private static ProposalAnswer Of(Proposal proposal, IReadOnlyList<Finding> findings, HttpRequest request) => new(
        proposal.Id.Value, proposal.Id.Call.Value, proposal.Status, ContentTag.Of(proposal.Content), proposal.Content,
        proposal.Filed is { } filed ? FilingAnswer.Of(proposal.Id, filed, request) : null, proposal.HasUnfiledChanges,
        [.. proposal.Documents.Select(DocumentAnswer.Of)], proposal.CreatedAt, proposal.ChangedAt, findings);
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
    public static DocumentAnswer Of(Document document) => new(
        document.Id, document.Kind, document.Name, document.Bytes, document.Sha256, document.Type, document.State, document.At);
}
