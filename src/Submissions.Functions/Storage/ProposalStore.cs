using System.Runtime.CompilerServices;
using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>Proposals with their versions, receipts, history and claims. Every change is one transaction under the proposal's ETag.</summary>
internal sealed class ProposalStore(TableClient table, TimeProvider clock)
{
    private static readonly string DraftStatus = ProposalStatus.Draft.Slug();

    private static readonly string OnlyDrafts = TableClient.CreateQueryFilter($"Status eq {DraftStatus}");

    private static readonly string[] DraftColumns = ["PartitionKey", "RowKey", "ChangedAt"];

    public async Task<Stored<Proposal>?> FindAsync(ProposalId id, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(id.Call, RowKeys.Proposal(id), cancellationToken);
        return row is null ? null : new Stored<Proposal>(ProposalRows.Proposal(row), row.ETag);
    }

    /// <summary>The ids of a call's proposals, drafts too, in their order: the keys alone are read.</summary>
    /// <param name="after">The last one that is not wanted; "" for all.</param>
    public async IAsyncEnumerable<ProposalId> IdsAsync(CallId call, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string prefix = "proposal|";
        var filter = RowKeys.Range(call.Value, $"{prefix}{after}", "proposal}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            if (row.RowKey[prefix.Length..] is var id && id != after)
                yield return ProposalId.Parse(id);
        }
    }

    /// <summary>
    /// Those proposals, as one range from the first to the last of them: what stands between and is not meant is not made out. One that is
    /// not there any more is left out; each is made out when it is read, so that one that cannot be keeps nobody from the others.
    /// </summary>
    /// <param name="ids">Of one call, in their order; at least one.</param>
    /// <param name="drafts">Whether they are drafts, or filed: the others are not sent.</param>
    public async IAsyncEnumerable<(ProposalId Id, Func<Proposal> Read)> AmongAsync(
        IReadOnlyList<ProposalId> ids, bool drafts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = ids.Select(RowKeys.Proposal).ToHashSet(StringComparer.Ordinal);
        var range = RowKeys.Range(ids[0].Call.Value, RowKeys.Proposal(ids[0]), $"{RowKeys.Proposal(ids[^1])}|");
        var filter = $"{range} and {(drafts ? OnlyDrafts : TableClient.CreateQueryFilter($"Status ne {DraftStatus}"))}";
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (keys.Contains(row.RowKey))
                yield return (ProposalId.Parse(row.RowKey[RowKeys.ProposalPrefix.Length..]), () => ProposalRows.Proposal(row.Known()));
        }
    }

    public async Task<Commit> CommitAsync(ProposalChange change, CancellationToken cancellationToken)
    {
        var transaction = new ProposalTransaction(change, clock.GetUtcNow());
        try
        {
            var responses = await table.SubmitTransactionAsync(transaction.Actions, cancellationToken);
            return new Commit(CommitOutcome.Done, responses.Value[transaction.ProposalStep].Headers.ETag ?? default, transaction.Stored);
        }
        catch (TooLargeException)
        {
            return new Commit(CommitOutcome.TooLarge);
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            return new Commit(error.FailedTransactionActionIndex is { } step ? transaction.Meaning(step) : CommitOutcome.Stale);
        }
    }

    /// <summary>The answer that was given to this request, or null.</summary>
    public async Task<string?> FindAnswerAsync(ProposalId id, RequestKey key, CancellationToken cancellationToken) =>
        (await FindRowAsync(id.Call, RowKeys.Request(id, key), cancellationToken))?.GetString("Answer");

    public async Task<FiledVersion?> FindVersionAsync(ProposalId id, int version, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(id.Call, RowKeys.Version(id, version), cancellationToken);
        return row is null ? null : ProposalRows.Version(row);
    }

    /// <summary>Every filed version, the first first.</summary>
    public async Task<IReadOnlyList<FiledVersion>> VersionsAsync(ProposalId id, CancellationToken cancellationToken) =>
        [.. (await ListAsync(id.Call, RowKeys.VersionPrefix(id), cancellationToken)).Select(ProposalRows.Version)];

    /// <summary>A document that some filed version holds. Reads the versions' lists of documents, not their texts.</summary>
    public async Task<Document?> FindFiledDocumentAsync(ProposalId id, string document, CancellationToken cancellationToken)
    {
        var filter = RowKeys.Prefixed(id.Call.Value, RowKeys.VersionPrefix(id));
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ProposalRows.DocumentsOnly, cancellationToken: cancellationToken))
        {
            if (ProposalRows.Documents(row).FirstOrDefault(held => held.Id == document) is { } found)
                return found;
        }

        return null;
    }

    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(ProposalId id, CancellationToken cancellationToken) =>
        [.. (await ListAsync(id.Call, RowKeys.HistoryPrefix(id), cancellationToken)).Select(ProposalRows.History)];

    public async Task<Receipt?> FindReceiptAsync(CallId call, string code, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(call, RowKeys.Receipt(code), cancellationToken);
        return row is null ? null : ProposalRows.Receipt(row);
    }

    /// <summary>The filed proposals that a lead organisation holds: which place, and whose it is.</summary>
    public async Task<IReadOnlyList<LeadClaim>> LeadClaimsAsync(CallId call, string leadKey, CancellationToken cancellationToken) =>
    [
        .. (await ListAsync(call, RowKeys.OrganisationPrefix(leadKey), cancellationToken)).Select(row => new LeadClaim(
            int.Parse(row.RowKey[^3..], System.Globalization.CultureInfo.InvariantCulture),
            ProposalId.Parse(row.GetString("Proposal")!), row.GetString("Reference")!)),
    ];

    public async Task<ProposalId?> FindByReferenceAsync(CallId call, Reference reference, CancellationToken cancellationToken) =>
        (await FindRowAsync(call, RowKeys.Reference(reference), cancellationToken))?.GetString("Proposal") is { } named ? ProposalId.Parse(named) : null;

    /// <summary>Who holds a place, <c>{slot}/{room}</c>; null when it is free.</summary>
    public async Task<ProposalId?> PlaceHolderAsync(CallId call, string place, CancellationToken cancellationToken) =>
        (await FindRowAsync(call, RowKeys.Place(place), cancellationToken))?.GetString("Proposal") is { } holder ? ProposalId.Parse(holder) : null;

    /// <summary>Every place that is held, as <c>{slot}/{room}</c>, and by whom.</summary>
    public async Task<IReadOnlyList<(string Place, ProposalId Holder)>> PlacesHeldAsync(CallId call, CancellationToken cancellationToken) =>
    [
        .. (await ListAsync(call, RowKeys.PlacePrefix, cancellationToken))
            .Select(row => (row.RowKey[RowKeys.PlacePrefix.Length..].Replace('|', '/'), ProposalId.Parse(row.GetString("Proposal")!))),
    ];

    /// <summary>
    /// Every draft of a call, with when it was last saved. The service looks through the call's proposals and sends of each draft
    /// these two values: asked for by hand, and never by a timer or an organiser.
    /// </summary>
    public async Task<IReadOnlyList<(ProposalId Id, DateTimeOffset SavedAt)>> DraftsAsync(CallId call, CancellationToken cancellationToken)
    {
        var filter = $"{RowKeys.Prefixed(call.Value, RowKeys.ProposalPrefix)} and {OnlyDrafts}";
        var drafts = new List<(ProposalId, DateTimeOffset)>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: DraftColumns, cancellationToken: cancellationToken))
            drafts.Add((ProposalId.Parse(row.RowKey[RowKeys.ProposalPrefix.Length..]), row.GetDateTimeOffset("ChangedAt") ?? default));
        return drafts;
    }

    private async Task<TableEntity?> FindRowAsync(CallId call, string rowKey, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(call.Value, rowKey, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value!.Known() : null;
    }

    private async Task<List<TableEntity>> ListAsync(CallId call, string prefix, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, prefix), cancellationToken: cancellationToken))
            rows.Add(row.Known());
        return rows;
    }
}

/// <summary>A filed proposal of a lead organisation, at one of the places the call allows it.</summary>
internal sealed record LeadClaim(int Place, ProposalId Proposal, string Reference);
