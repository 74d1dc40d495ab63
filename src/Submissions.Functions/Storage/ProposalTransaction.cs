using Azure;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// One change as one entity-group transaction. Each action knows what its failure means; the request's row comes first,
/// so that a repeated request is recognised before anything else.
/// </summary>
internal sealed class ProposalTransaction
{
    private readonly List<(TableTransactionAction Action, CommitOutcome OnFailure)> steps = [];

    public ProposalTransaction(ProposalChange change, DateTimeOffset now)
    {
        Stored = change.Queue is null ? change.After : change.After with { MovedAt = Later(now, change.Before?.Value.MovedAt) };
        AddRequest(change);
        ProposalStep = steps.Count;
        AddProposal(change);
        AddVersion(change);
        AddClaim(change);
        AddQueue(change);
        AddLetters(change);
        if (change.FinishedUpload is { } upload)
            Delete(change.After.Id, RowKeys.Upload(change.After.Id, upload), CommitOutcome.UploadGone);
        if (change.DroppedDocument is { } blob)
            Add(DueStore.BlobRow(change.After.Id, blob, now));
    }

    public int ProposalStep { get; }

    /// <summary>The proposal as it is stored.</summary>
    public Proposal Stored { get; }

    public IEnumerable<TableTransactionAction> Actions => steps.Select(step => step.Action);

    public CommitOutcome Meaning(int failedStep) => steps[failedStep].OnFailure;

    private void AddRequest(ProposalChange change)
    {
        if (change.Request is not { } request)
            return;
        var row = ProposalRows.New(change.After.Id, RowKeys.Request(change.After.Id, request.Key));
        row["Answer"] = request.Answer;
        Add(row, CommitOutcome.Replayed);
    }

    private void AddProposal(ProposalChange change)
    {
        var row = ProposalRows.Row(Stored);
        if (change.Before is { } before)
            Add(TableTransactionActionType.UpdateReplace, row, CommitOutcome.Stale, before.ETag);
        else
            Add(row);
        if (change.Made.History is { } entry)
            Add(ProposalRows.HistoryRow(change.After.Id, entry));
    }

    private void AddVersion(ProposalChange change)
    {
        if (change.Receipt is not { } receipt)
            return;
        if (change.FilesFirstVersion)
        {
            var reference = ProposalRows.New(change.After.Id, RowKeys.Reference(change.After.Filed!.Reference));
            reference["Proposal"] = change.After.Id.Value;
            Add(reference, CommitOutcome.ReferenceTaken);
        }

        Add(ProposalRows.VersionRow(change.After, receipt));
        Add(ProposalRows.ReceiptRow(change.After.Id, receipt));
    }

    private void AddClaim(ProposalChange change)
    {
        var held = Claim(change.Before?.Value);
        var wanted = Claim(change.After);
        if (held == wanted)
            return;
        if (held is not null)
            Delete(change.After.Id, held);
        if (wanted is null)
            return;
        var row = ProposalRows.New(change.After.Id, wanted);
        row["Proposal"] = change.After.Id.Value;
        row["Reference"] = change.After.Filed!.Reference.Value;
        Add(row, CommitOutcome.LeadPlaceTaken);
    }

    private static string? Claim(Proposal? proposal) =>
        proposal is { Filed: { LeadKey: { } key, LeadPlace: > 0 } filed } && proposal.Status != ProposalStatus.Withdrawn
            ? RowKeys.Organisation(key, filed.LeadPlace)
            : null;

    private void AddQueue(ProposalChange change)
    {
        if (change.Queue is not { } entry)
            return;
        if (change.Before?.Value.MovedAt is { } former)
            Delete(change.After.Id, RowKeys.Moved(former, change.After.Id));
        Add(QueueRows.Row(entry with { MovedAt = Stored.MovedAt!.Value, MovedBy = change.Made.History?.By ?? "" }));
    }

    /// <summary>A clock that stands still, or goes back, must not put two movements of a proposal in one place.</summary>
    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? before) => before >= now ? before.Value.AddTicks(1) : now;

    private void AddLetters(ProposalChange change)
    {
        foreach (Letter letter in change.Made.Letters)
        {
            Add(LetterStore.Row(letter));
            Add(DueStore.LetterRow(letter));
        }
    }

    private void Add(TableEntity row, CommitOutcome onFailure = CommitOutcome.Stale) =>
        Add(TableTransactionActionType.Add, row, onFailure);

    private void Delete(ProposalId id, string rowKey, CommitOutcome onFailure = CommitOutcome.Stale) =>
        Add(TableTransactionActionType.Delete, new TableEntity(id.Call.Value, rowKey), onFailure, ETag.All);

    private void Add(TableTransactionActionType type, TableEntity row, CommitOutcome onFailure, ETag etag = default) =>
        steps.Add((new TableTransactionAction(type, row, etag), onFailure));
}
