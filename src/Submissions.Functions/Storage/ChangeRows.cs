using Azure;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// The rows that one proposal's change writes and deletes: the proposal first, its history, a version, what it holds among the
/// others (its lead's place, a room in a slot), the queue, the letters it owes and what falls due.
/// </summary>
internal sealed class ChangeRows
{
    private readonly List<ChangeStep> steps = [];

    public ChangeRows(ProposalChange change, DateTimeOffset now)
    {
        Stored = change.Queue is null ? change.After : change.After with { MovedAt = Later(now, change.Before?.Value.MovedAt) };
        AddProposal(change);
        AddVersion(change);
        AddHeld(change, Lead, CommitOutcome.LeadPlaceTaken);
        AddHeld(change, Place, CommitOutcome.PlaceTaken);
        AddMoment(change, Expiry);
        AddMoment(change, Wake);
        AddQueue(change);
        AddLetters(change);
        if (change.Letter is var (before, after))
            steps.AddRange(LetterStore.Settling(before, after).Select(action => new ChangeStep(action, CommitOutcome.Stale)));
        if (change.FinishedUpload is { } upload)
            Delete(change.After.Id, RowKeys.Upload(change.After.Id, upload), CommitOutcome.UploadGone);
        if (change.DroppedDocument is { } blob)
            Add(DueStore.BlobRow(change.After.Id, blob, now));
    }

    /// <summary>The proposal as it is stored.</summary>
    public Proposal Stored { get; }

    public IReadOnlyList<ChangeStep> Steps => steps;

    private void AddProposal(ProposalChange change)
    {
        var row = ProposalRows.Row(Stored);
        if (change.Before is { } before)
            Add(TableTransactionActionType.UpdateReplace, row, CommitOutcome.Stale, before.ETag);
        else
            Add(row);
        if (change.Made.History is { } entry)
            AddHistory(change, entry);
    }

    /// <summary>Twice: with the proposal, and by time among all that happened in the call.</summary>
    private void AddHistory(ProposalChange change, HistoryEntry entry)
    {
        var (before, after) = ProposalDifference.Of(change.Before?.Value, change.After);
        var told = entry with { Before = before, After = after };
        Add(ProposalRows.HistoryRow(change.After.Id, told));
        Add(AuditRows.ProposalRow(change.After.Id, told));
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

        Add(ProposalRows.VersionRow(change.After with { Content = change.FiledText ?? change.After.Content }, receipt));
        Add(ProposalRows.ReceiptRow(change.After.Id, receipt));
    }

    /// <summary>What only one proposal can hold is a row of its name: whoever adds it first has it.</summary>
    private void AddHeld(ProposalChange change, Func<Proposal, string?> of, CommitOutcome taken)
    {
        var held = change.Before is { } before ? of(before.Value) : null;
        var wanted = of(change.After);
        if (held == wanted)
            return;
        if (held is not null)
            Delete(change.After.Id, held);
        if (wanted is null)
            return;
        var row = ProposalRows.New(change.After.Id, wanted);
        row["Proposal"] = change.After.Id.Value;
        row["Reference"] = change.After.Filed!.Reference.Value;
        Add(row, taken);
    }

    /// <summary>A proposal that takes no further part frees its lead's place.</summary>
    private static string? Lead(Proposal proposal) =>
        proposal is { Filed: { LeadKey: { } key, LeadPlace: > 0 } filed } && !proposal.Status.IsAtRest()
            ? RowKeys.Organisation(key, filed.LeadPlace)
            : null;

    private static string? Place(Proposal proposal) =>
        proposal.Standing is ProposalStatus.Accepted or ProposalStatus.Confirmed or ProposalStatus.Held
        && proposal.Deciding.Current is { Verdict: { Kind: DecisionKind.Accept, Place: { } place } }
            ? RowKeys.Place(place.FullName)
            : null;

    /// <summary>A row at the instant at which a timer is to look at the proposal; it moves and goes with what makes it due.</summary>
    private void AddMoment(ProposalChange change, Func<Proposal, string?> of)
    {
        var held = change.Before is { } before ? of(before.Value) : null;
        var wanted = of(change.After);
        if (held == wanted)
            return;
        if (held is not null)
            Delete(change.After.Id, held);
        if (wanted is not null)
            Add(ProposalRows.New(change.After.Id, wanted));
    }

    /// <summary>One of a merge's two proposals carries the instant at which silence ends it.</summary>
    private static string? Expiry(Proposal proposal) => proposal.Merge is { IsInto: true } merge ? RowKeys.Expiry(merge.Until, proposal.Id) : null;

    /// <summary>The next instant at which its organisers are owed a reminder.</summary>
    private static string? Wake(Proposal proposal) => proposal.WakeAt is { } at ? RowKeys.Remind(at, proposal.Id) : null;

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
        steps.Add(new ChangeStep(new TableTransactionAction(type, row, etag), onFailure));
}
