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
            ? await OpenAsync(opened.Proposal, documentId, cancellationToken)
            : null;

    public async Task<OpenedDocument?> ForReviewAsync(ProposalId id, string documentId, CancellationToken cancellationToken) =>
        await proposals.FindAsync(id, cancellationToken) is { Value: { Filed: not null } proposal }
            ? await OpenAsync(proposal, documentId, cancellationToken)
            : null;

    private async Task<OpenedDocument?> OpenAsync(Proposal proposal, string documentId, CancellationToken cancellationToken) =>
        proposal.Documents.FirstOrDefault(document => document.Id == documentId) is { } document
        && await blobs.OpenAsync(proposal.Id, document.Id, cancellationToken) is { } bytes
            ? new OpenedDocument(document, bytes)
            : null;
}
