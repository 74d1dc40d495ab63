using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Functions.Operations;

/// <summary>Releases prepared decisions, those that were seen and no others.</summary>
internal sealed class ReleaseDecisions(ListPrepared list, RunBatches batches)
{
    /// <param name="wanted">The proposals, each with the number of the prepared decision that was seen.</param>
    public async Task<Outcome<Batch>> RunAsync(
        CallId call, IReadOnlyList<(ProposalId Proposal, int Number)> wanted, RequestKey request, Act act, CancellationToken cancellationToken)
    {
        if (await list.RunAsync(call, cancellationToken) is not { } prepared)
            return new Outcome<Batch>.NotFound();
        var references = prepared.Entries.ToDictionary(entry => entry.Id, entry => entry.Reference.Value);
        var items = wanted.DistinctBy(one => one.Proposal).Select(one => new BatchItem(one.Proposal, references.GetValueOrDefault(one.Proposal, ""), one.Number)).ToList();
        if (items.Count == 0)
            return Outcome<Batch>.No(Refusal.NothingSelected);
        if (items.Count > Batch.Most)
            return Outcome<Batch>.No(Refusal.TooManyAtOnce);
        var batch = new Batch(RunBatches.IdOf(call, BatchKind.Release, request), call, BatchKind.Release, act, null, items, [], new Dictionary<string, string>());
        return new Outcome<Batch>.Done(await batches.BeginAsync(batch, cancellationToken));
    }
}

/// <summary>Prepares one decision for many proposals. What a colleague has prepared stays.</summary>
internal sealed class PrepareDecisions(RunBatches batches)
{
    /// <param name="places">For acceptances, which place each is given, by its id.</param>
    public async Task<Outcome<Batch>> RunAsync(
        CallId call, IReadOnlyList<QueueEntry> entries, Verdict verdict, RequestKey request, Act act, CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? places = null)
    {
        if (entries.Count == 0)
            return Outcome<Batch>.No(Refusal.NothingSelected);
        if (entries.Count > Batch.Most)
            return Outcome<Batch>.No(Refusal.TooManyAtOnce);
        if (verdict.Kind != DecisionKind.Accept && verdict.Words.IsBlank())
            return Outcome<Batch>.No(Refusal.WordsMissing);
        if (verdict.Words?.Trim().Length > Wording.Most)
            return Outcome<Batch>.No(Refusal.WordsTooLong);
        var items = entries.Select(entry => new BatchItem(entry.Id, entry.Reference.Value, 0, places?.GetValueOrDefault(entry.Id.Value))).ToList();
        var batch = new Batch(RunBatches.IdOf(call, BatchKind.Prepare, request), call, BatchKind.Prepare, act, verdict, items, [], new Dictionary<string, string>());
        return new Outcome<Batch>.Done(await batches.BeginAsync(batch, cancellationToken));
    }
}

/// <summary>How far an act on many has come.</summary>
internal sealed class ReadBatch(Storage.CallStore calls, Storage.BatchStore batches)
{
    public async Task<(Call Call, Batch Batch)?> RunAsync(CallId callId, string id, CancellationToken cancellationToken) =>
        await calls.FindAsync(callId, cancellationToken) is { } call && IsId(id) && await batches.FindAsync(callId, id, cancellationToken) is { } stored
            ? (call, stored.Value)
            : null;

    /// <summary>Those of a call that are not done.</summary>
    public Task<IReadOnlyList<string>> OpenAsync(CallId call, CancellationToken cancellationToken) => batches.OpenAsync(call, cancellationToken);

    private static bool IsId(string id) => id.Length == 16 && id.All(char.IsAsciiHexDigitLower);
}
