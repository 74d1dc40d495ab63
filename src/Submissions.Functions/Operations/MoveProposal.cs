using System.Security.Cryptography;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// A move that needs nothing but the proposal and its call: asks the domain, and stores the outcome with how the queue shows it.
/// </summary>
internal sealed class MoveProposal(ChangeProposal change, FiledContent filed, LostMerge lost)
{
    /// <param name="request">The request's key; without one, this run makes its own, so that a commit whose answer was lost is recognised.</param>
    /// <param name="what">What is asked for, without blanks.</param>
    /// <param name="seen">
    /// The length of the history that whoever acts has read, or null. When somebody has acted since, nothing is done and the
    /// outcome is <see cref="Outcome{T}.Changed"/>: the entries from there on say who did what.
    /// </param>
    /// <param name="move">The domain's move.</param>
    public Task<Outcome<Opened>> RunAsync(
        Opener opener, RequestKey? request, string what, int? seen, Func<Opened, Move> move, Act act, CancellationToken cancellationToken) =>
        change.RunAsync(
            opener, request ?? OwnKey(), what, (opened, last) => DecideAsync(opened, last, seen, move, act, cancellationToken), (_, opened) => opened, cancellationToken);

    private async Task<Decision<Opened>> DecideAsync(
        Opened opened, CommitOutcome last, int? seen, Func<Opened, Move> move, Act act, CancellationToken cancellationToken)
    {
        if (seen is { } length && length != opened.Proposal.HistoryLength)
            return new Decision<Opened>.Settled(new Outcome<Opened>.Changed(opened));
        if (Taken(last) is { } taken)
            return new Decision<Opened>.Settled(Outcome<Opened>.No(taken));
        var asked = move(opened);
        if (asked is Move.Refused refused)
            return Decision<Opened>.Refuse(refused);
        var made = (Move.Made)asked;
        var stored = new ProposalChange(opened.AsStored(), made)
        {
            Queue = await filed.EntryAsync(opened.Call, made.Proposal, act.At, cancellationToken),
            Also = await lost.OfAsync(opened, made, act, cancellationToken),
        };
        return new Decision<Opened>.Wanted(stored, "done", after => after);
    }

    /// <summary>What the move wanted to hold, and another proposal holds.</summary>
    private static Refusal? Taken(CommitOutcome last) => last switch
    {
        CommitOutcome.PlaceTaken => Refusal.PlaceTaken,
        CommitOutcome.LeadPlaceTaken => Refusal.LeadHasFiledSince,
        _ => null,
    };

    public static RequestKey OwnKey() => RequestKey.Parse(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
}
