using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A document and its bytes, to be streamed out as an attachment.</summary>
internal sealed record OpenedDocument(Document Document, Stream Bytes);

/// <summary>Opens a document for those who may: its organisers, and the support unit once the proposal is filed.</summary>
internal sealed class ReadDocument(OpenProposal open, ProposalStore proposals, DocumentBlobs blobs)
{
    public async Task<OpenedDocument?> ForOrganiserAsync(Access access, string documentId, CancellationToken cancellationToken) =>
        await open.RunAsync(access, cancellationToken) is { } opened
            ? await OpenAsync(opened.Proposal.Id, Find(opened.Proposal.Documents, documentId), cancellationToken)
            : null;

    /// <summary>Also one that was replaced or removed since, while a filed version holds it.</summary>
    public async Task<OpenedDocument?> ForReviewAsync(ProposalId id, string documentId, CancellationToken cancellationToken) =>
        await proposals.FindAsync(id, cancellationToken) is { Value: { Filed: not null } proposal }
            ? await OpenAsync(
                id, Find(proposal.Documents, documentId) ?? await proposals.FindFiledDocumentAsync(id, documentId, cancellationToken), cancellationToken)
            : null;

    private static Document? Find(IEnumerable<Document> documents, string id) => documents.FirstOrDefault(document => document.Id == id);

    private async Task<OpenedDocument?> OpenAsync(ProposalId id, Document? document, CancellationToken cancellationToken) =>
        document is not null && await blobs.OpenAsync(document.From ?? id, document.Id, cancellationToken) is { } bytes
            ? new OpenedDocument(document, bytes)
            : null;
}
