using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Deletes blobs that belong to nobody: an upload that was never finished, a document that was replaced or removed and that
/// no filed version holds. The due row goes last, so that a killed run is taken up again.
/// </summary>
internal sealed partial class SweepBlobs(
    CallStore calls, DueStore due, UploadStore uploads, ProposalStore proposals, DocumentBlobs blobs, TimeProvider clock, ILogger<SweepBlobs> log)
{
    private const int Most = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var call in await calls.AllAsync(cancellationToken))
        {
            foreach (var row in await due.BlobsDueAsync(call.Id, clock.GetUtcNow(), Most, cancellationToken))
                await TryAsync(call.Id, row, cancellationToken);
        }
    }

    private async Task TryAsync(CallId call, DueBlob row, CancellationToken cancellationToken)
    {
        try
        {
            await SweepAsync(call, row, cancellationToken);
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            // Whether its proposal holds it, nobody can say: it stays, and stays due, and keeps no other from being swept.
            LogUnreadable(log, fault, row.Proposal, row.Blob);
        }
    }

    private async Task SweepAsync(CallId call, DueBlob row, CancellationToken cancellationToken)
    {
        // First the upload's row: from here on no transaction makes a document of it, so what is not held now never will be.
        await uploads.ForgetAsync(row.Proposal, row.Blob, cancellationToken);
        if (!await IsHeldAsync(row, cancellationToken))
        {
            await blobs.DeleteAsync(row.Proposal, row.Blob, cancellationToken);
            LogDeleted(log, row.Proposal.Value, row.Blob);
        }

        await due.RemoveAsync(call, row.RowKey, cancellationToken);
    }

    /// <summary>By the proposal as it is, or by a version as it was filed: versions first, for a filing makes one of what the proposal holds.</summary>
    private async Task<bool> IsHeldAsync(DueBlob row, CancellationToken cancellationToken)
    {
        if (await proposals.FindAsync(row.Proposal, cancellationToken) is { } stored && stored.Value.Documents.Any(document => document.Id == row.Blob))
            return true;
        return await proposals.FindFiledDocumentAsync(row.Proposal, row.Blob, cancellationToken) is not null;
    }

    [LoggerMessage(2, LogLevel.Error, "Blob {Document} is kept: {Proposal}, which may hold it, cannot be read")]
    private static partial void LogUnreadable(ILogger log, Exception fault, ProposalId proposal, string document);

    [LoggerMessage(1, LogLevel.Information, "Blob {Document} of {Proposal} belongs to nobody and is deleted")]
    private static partial void LogDeleted(ILogger log, string proposal, string document);
}
