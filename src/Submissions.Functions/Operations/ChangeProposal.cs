using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// The one way a proposal changes: open it, ask the domain, commit. A lost race reloads and asks the domain again; a
/// request that was answered before gets its answer again, whatever has happened since.
/// </summary>
internal sealed class ChangeProposal(OpenProposal open, ProposalStore proposals)
{
    private const int MostRaces = 8;

    /// <param name="request">The client's Idempotency-Key, or null for a change that is naturally repeatable.</param>
    /// <param name="decide">Asks the domain; called again after a lost race, with how the last commit ended.</param>
    /// <param name="replay">Makes the result of a stored answer.</param>
    public async Task<Outcome<T>> RunAsync<T>(
        Access access, RequestKey? request, Func<Opened, CommitOutcome, Task<Decision<T>>> decide, Func<string, Opened, T> replay,
        CancellationToken cancellationToken)
    {
        var last = CommitOutcome.Done;
        for (var race = 0; race < MostRaces; race++)
        {
            if (await open.RunAsync(access, cancellationToken) is not { } opened)
                return new Outcome<T>.NotFound();
            var decision = await decide(opened, last);
            if (decision is Decision<T>.Settled settled)
                return await AnswerAsync(settled.Outcome, opened, access, request, replay, cancellationToken);
            var wanted = (Decision<T>.Wanted)decision;
            var change = request is { } key ? wanted.Change with { Request = (key, wanted.Answer) } : wanted.Change;
            var commit = await proposals.CommitAsync(change, cancellationToken);
            if (commit.Outcome == CommitOutcome.Done)
                return new Outcome<T>.Done(wanted.Result(new Opened(change.After, commit.ETag, opened.Call)));
            last = commit.Outcome;
            if (last == CommitOutcome.Replayed)
                return await AnswerAsync(Outcome<T>.No(Busy), opened, access, request, replay, cancellationToken);
        }

        return Outcome<T>.No(Busy);
    }

    private static Refusal Busy { get; } = new("busy", "Several people are changing this proposal at once. Nothing was changed; try again.");

    /// <summary>A refusal may only mean that this very request succeeded before: then its answer stands.</summary>
    private async Task<Outcome<T>> AnswerAsync<T>(
        Outcome<T> outcome, Opened opened, Access access, RequestKey? request, Func<string, Opened, T> replay, CancellationToken cancellationToken) =>
        outcome is not Outcome<T>.Done && request is { } key && await proposals.FindAnswerAsync(access.Id, key, cancellationToken) is { } answer
            ? new Outcome<T>.Done(replay(answer, opened))
            : outcome;
}

/// <summary>What an operation makes of the domain's word: an end without a change, or a change it wants stored.</summary>
internal abstract record Decision<T>
{
    private Decision()
    {
    }

    public sealed record Settled(Outcome<T> Outcome) : Decision<T>;

    /// <param name="Change">What to store.</param>
    /// <param name="Answer">What a repeated request is answered from.</param>
    /// <param name="Result">The result, given the proposal as stored.</param>
    public sealed record Wanted(ProposalChange Change, string Answer, Func<Opened, T> Result) : Decision<T>;

    public static Decision<T> Refuse(Move.Refused refused) => new Settled(new Outcome<T>.Refused(refused.Refusal, refused.Findings));
}
