using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A letter to many as it stands.</summary>
/// <param name="Plan">Whom it reaches, or would reach now; null once it is released or undone.</param>
/// <param name="Batch">How far its release has come; null before.</param>
internal sealed record CircularSeen(Call Call, Circular Circular, CircularPlan? Plan, Batch? Batch);

/// <summary>A call's letters to many: listed, looked at, released once, or undone before that.</summary>
internal sealed class ReleaseCircular(CallStore calls, CircularStore circulars, ReadReaders readers, BatchStore batches, RunBatches run)
{
    private const int MostRaces = 8;

    public async Task<(Call Call, IReadOnlyList<Circular> Circulars)?> ListAsync(CallId callId, CancellationToken cancellationToken) =>
        await calls.FindAsync(callId, cancellationToken) is { } call ? (call, await circulars.OfAsync(callId, cancellationToken)) : null;

    /// <summary>One that is prepared, and for this proposal too.</summary>
    public async Task<Circular?> ForAsync(ProposalId proposal, string id, CancellationToken cancellationToken) =>
        Circular.IsId(id) && await circulars.FindAsync(proposal.Call, id, cancellationToken) is { Value: { State: CircularState.Prepared } circular }
        && (await circulars.ItemsAsync(proposal.Call, id, cancellationToken)).Any(item => item.Proposal == proposal)
            ? circular
            : null;

    public async Task<CircularSeen?> ReadAsync(CallId callId, string id, CancellationToken cancellationToken)
    {
        if (!Circular.IsId(id) || await calls.FindAsync(callId, cancellationToken) is not { } call
            || await circulars.FindAsync(callId, id, cancellationToken) is not { Value: var circular })
            return null;
        var plan = circular.State == CircularState.Prepared ? await PlanAsync(call, circular, cancellationToken) : null;
        var batch = circular.State == CircularState.Released ? (await batches.FindAsync(callId, id, cancellationToken))?.Value : null;
        return new CircularSeen(call, circular, plan, batch);
    }

    /// <param name="letters">How many letters whoever releases it says that they are.</param>
    /// <param name="seal">Of the plan that they were shown.</param>
    public async Task<Outcome<Batch>> RunAsync(CallId callId, string id, int? letters, string? seal, RequestKey request, Act act, CancellationToken cancellationToken)
    {
        if (!Circular.IsId(id) || await calls.FindAsync(callId, cancellationToken) is not { } call)
            return new Outcome<Batch>.NotFound();
        for (var race = 0; race < MostRaces; race++)
        {
            if (await circulars.FindAsync(callId, id, cancellationToken) is not { Value: var circular } stored)
                return new Outcome<Batch>.NotFound();
            if (circular.ReleasedBy == request.Hash)
                return circular.WasReleasedAs(letters, seal) ? await GoOnAsync(callId, id, cancellationToken) : Outcome<Batch>.No(RequestAnswer.KeyReused);
            var plan = circular.State == CircularState.Prepared ? await PlanAsync(call, circular, cancellationToken) : new CircularPlan([]);
            if (circular.RefusesRelease(plan, letters, seal) is { } no)
                return Outcome<Batch>.No(no);
            var going = plan.Going.Select(line => new BatchItem(line.Item.Proposal, line.Item.Reference, 0)).ToList();
            var batch = new Batch(id, callId, BatchKind.Write, act, null, going, [], new Dictionary<string, string>()) { Texts = circular.Texts };
            var audit = NewAudit.Of(act, AuditKinds.CircularReleased, callId.Value, PrepareCircular.Words(circular.Subject, going.Count, plan.Letters));
            // Lost: somebody else acted, or this very one was stored and its answer lost. Looking again tells.
            if (await circulars.SaveAsync(stored, circular.Release(plan, request, act), batch, audit, cancellationToken))
                return await GoOnAsync(callId, id, cancellationToken);
        }

        return Outcome<Batch>.No(CircularRefusals.Busy);
    }

    private async Task<Outcome<Batch>> GoOnAsync(CallId callId, string id, CancellationToken cancellationToken) =>
        new Outcome<Batch>.Done(await run.GoOnAsync(callId, id, cancellationToken) ?? throw new InvalidDataException($"The batch of {id} is missing."));

    /// <summary>Takes it back before its release; what is undone stays so.</summary>
    public async Task<Outcome<Circular>> UndoAsync(CallId callId, string id, Act act, CancellationToken cancellationToken)
    {
        if (!Circular.IsId(id))
            return new Outcome<Circular>.NotFound();
        for (var race = 0; race < MostRaces; race++)
        {
            if (await circulars.FindAsync(callId, id, cancellationToken) is not { Value: var circular } stored)
                return new Outcome<Circular>.NotFound();
            if (circular.RefusesUndoing is { } no)
                return Outcome<Circular>.No(no);
            if (circular.State == CircularState.Undone)
                return new Outcome<Circular>.Done(circular);
            var audit = NewAudit.Of(act, AuditKinds.CircularUndone, callId.Value, PrepareCircular.Words(circular.Subject, circular.Proposals, circular.Letters));
            var undone = circular with { Undone = act };
            if (await circulars.SaveAsync(stored, undone, null, audit, cancellationToken))
                return new Outcome<Circular>.Done(undone);
        }

        return Outcome<Circular>.No(CircularRefusals.Busy);
    }

    private async Task<CircularPlan> PlanAsync(Call call, Circular circular, CancellationToken cancellationToken)
    {
        var items = await circulars.ItemsAsync(call.Id, circular.Id, cancellationToken);
        return CircularPlan.Of(circular.Texts, items, await readers.RunAsync(call, items.Select(item => item.Proposal), cancellationToken));
    }
}
