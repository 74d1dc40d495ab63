using Azure;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>A file on its way.</summary>
/// <param name="Id">It becomes the document's id and is the blob's name.</param>
/// <param name="BegunAt">When the first request of it began to arrive: due dates are judged by it.</param>
internal sealed record UploadUnderWay(ProposalId Proposal, string Id, DateTimeOffset BegunAt);

/// <summary>
/// Files on their way, each a row from before its first byte until it is a document or is given up. Whoever deletes the row
/// decides: the document's transaction does, or the sweep; never both.
/// </summary>
internal sealed class UploadStore(TableClient table)
{
    /// <summary>Notes the upload, and with it when its blob is looked after. One that was begun before stays as it was.</summary>
    /// <returns>The upload as it stands.</returns>
    public async Task<UploadUnderWay> BeginAsync(UploadUnderWay upload, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var row = ProposalRows.New(upload.Proposal, RowKeys.Upload(upload.Proposal, upload.Id));
        row["BegunAt"] = upload.BegunAt;
        try
        {
            await table.SubmitTransactionAsync(
                [new(TableTransactionActionType.Add, row), new(TableTransactionActionType.UpsertReplace, DueStore.BlobRow(upload.Proposal, upload.Id, until))],
                cancellationToken);
            return upload;
        }
        catch (TableTransactionFailedException error) when (error.Status == 409)
        {
            return await FindAsync(upload.Proposal, upload.Id, cancellationToken) ?? upload;
        }
    }

    public async Task<UploadUnderWay?> FindAsync(ProposalId proposal, string id, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(proposal.Call.Value, RowKeys.Upload(proposal, id), cancellationToken: cancellationToken);
        return found.HasValue ? new UploadUnderWay(proposal, id, found.Value!.Known().GetDateTimeOffset("BegunAt") ?? default) : null;
    }

    /// <summary>Gives an upload up: from here on it cannot become a document. One that is none is no error.</summary>
    public Task ForgetAsync(ProposalId proposal, string id, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(proposal.Call.Value, RowKeys.Upload(proposal, id), ETag.All, cancellationToken);
}
