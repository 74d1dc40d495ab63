using Submissions.Domain.Proposals;
using Submissions.Functions.Observation;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// The one way a proposal changes: open it, ask the domain, commit. A lost race reloads and asks the domain again; a
/// request that was answered before gets its answer again, whatever has happened since.
/// </summary>
internal sealed class ChangeProposal(OpenProposal open, ProposalStore proposals, TimeProvider clock)
{
    private const int MostRaces = 8;

    /// <summary>Milliseconds: those who lost a race wait for a moment of their own, longer each time, so that they do not meet again.</summary>
    private const int LongestStep = 20;

    /// <param name="request">The client's Idempotency-Key, or null for a change that is naturally repeatable.</param>
    /// <param name="what">What is asked for, without blanks: a key that was used for something else is refused.</param>
    /// <param name="decide">Asks the domain; called again after a lost race, with how the last commit ended.</param>
    /// <param name="replay">Makes the result of a stored answer.</param>
    public async Task<Outcome<T>> RunAsync<T>(
        Opener opener, RequestKey? request, string what, Func<Opened, CommitOutcome, Task<Decision<T>>> decide, Func<string, Opened, T> replay,
        CancellationToken cancellationToken)
    {
        using var span = Signals.Change(what);
        var last = CommitOutcome.Done;
        for (var race = 0; race < MostRaces; race++)
        {
            if (await open.RunAsync(opener, cancellationToken) is not { } opened)
                return new Outcome<T>.NotFound();
            var decision = await decide(opened, last);
            if (decision is Decision<T>.Settled settled)
                return await AnswerAsync(settled.Outcome, opened, opener, request, what, replay, cancellationToken);
            var wanted = (Decision<T>.Wanted)decision;
            var change = wanted.Change.WithReminders(opened.Common, clock.GetUtcNow());
            if (request is { } key)
                change = change with { Request = (key, RequestAnswer.Write(what, wanted.Answer)) };
            var commit = await proposals.CommitAsync(change, cancellationToken);
            if (commit.Outcome == CommitOutcome.Done)
                return new Outcome<T>.Done(wanted.Result(new Opened(commit.Stored!, commit.ETag, opened.Common)));
            last = commit.Outcome;
            if (last == CommitOutcome.TooLarge)
                return await AnswerAsync(Outcome<T>.No(Refusal.ProposalFull), opened, opener, request, what, replay, cancellationToken);
            if (last == CommitOutcome.Replayed)
                return await AnswerAsync(Outcome<T>.No(Busy), opened, opener, request, what, replay, cancellationToken);
            Signals.Conflict(last.ToString());
            await Task.Delay(Random.Shared.Next(LongestStep * (race + 1)), cancellationToken);
        }

        return Outcome<T>.No(Busy);
    }

    /// <summary>Nothing is decided by it: the same again may well succeed.</summary>
    public static Refusal Busy { get; } = new("busy", "Several people are changing this proposal at once. Nothing was changed; try again.");

    /// <summary>An end without a change may only mean that this very request succeeded before: then its answer stands.</summary>
    private async Task<Outcome<T>> AnswerAsync<T>(
        Outcome<T> outcome, Opened opened, Opener opener, RequestKey? request, string what, Func<string, Opened, T> replay, CancellationToken cancellationToken)
    {
        if (request is not { } key || await proposals.FindAnswerAsync(opener.Id, key, cancellationToken) is not { } stored)
            return outcome;
        return RequestAnswer.Read(stored, what) is { } answer ? new Outcome<T>.Done(replay(answer, opened)) : Outcome<T>.No(RequestAnswer.KeyReused);
    }
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
