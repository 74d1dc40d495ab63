using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Observation;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Records what became of one letter. Where it turns out not to have reached, its proposal changes with it in the same transaction: the
/// unit is told, and the next contact is owed the letter.
/// </summary>
internal sealed class RecordDelivery(LetterStore letters, ChangeProposal change, FiledContent filed, TimeProvider clock)
{
    private const int MostRaces = 8;

    /// <exception cref="InvalidOperationException">Others changed the letter all the time: whoever tells may tell it again.</exception>
    public async Task RunAsync(LetterOwner owner, string letter, IReadOnlyList<DeliveryEvent> events, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            // Of another installation, or from before somebody emptied the table.
            if (await letters.FindAsync(owner, letter, cancellationToken) is not { } stored)
                return;
            var after = After(stored.Value, events);
            if (ReferenceEquals(after, stored.Value))
                return;
            if (owner.Proposal is { } proposal && after.ConcernsProposal(stored.Value))
            {
                await WithProposalAsync(proposal, letter, events, cancellationToken);
                return;
            }

            if (await letters.SettleAsync(stored, after, cancellationToken))
            {
                Count(stored.Value, events);
                return;
            }
        }

        throw new InvalidOperationException($"Letter {letter} of {owner} is changed all the time.");
    }

    private async Task WithProposalAsync(ProposalId proposal, string letter, IReadOnlyList<DeliveryEvent> events, CancellationToken cancellationToken)
    {
        var key = AskOrganisers.FreshKey();
        var act = new Act(Act.Mail, clock.GetUtcNow());
        var outcome = await change.RunAsync(
            new Opener.Unit(proposal), MoveProposal.OwnKey(), "delivery",
            (opened, _) => DecideAsync(opened, letter, events, key, act, cancellationToken), (_, opened) => opened, cancellationToken);
        if (outcome is not (Outcome<Opened>.Done or Outcome<Opened>.NotFound))
            throw new InvalidOperationException($"What became of letter {letter} of {proposal} could not be recorded.");
    }

    private async Task<Decision<Opened>> DecideAsync(
        Opened opened, string letter, IReadOnlyList<DeliveryEvent> events, LinkKey key, Act act, CancellationToken cancellationToken)
    {
        var all = await letters.StoredOfAsync(opened.Proposal.Id, cancellationToken);
        var stored = all.First(one => one.Value.Letter.Id == letter);
        var after = After(stored.Value, events);
        if (ReferenceEquals(after, stored.Value))
            return new Decision<Opened>.Settled(new Outcome<Opened>.Done(opened));
        var move = after.IsUndelivered()
            ? opened.Proposal.NotReached(opened.Call, after, [.. all.Select(one => one.Value)], key, act)
            : opened.Proposal.Reached(after, act);
        var made = (Move.Made)move;
        var stays = new ProposalChange(opened.AsStored(), made)
        {
            Letter = (stored, after),
            Queue = await filed.EntryAsync(opened.Call, made.Proposal, act.At, cancellationToken),
        };
        return new Decision<Opened>.Wanted(stays, "recorded", then =>
        {
            Count(stored.Value, events);
            return then;
        });
    }

    private static void Count(LetterFate fate, IReadOnlyList<DeliveryEvent> events)
    {
        foreach (var heard in events)
            Signals.Letter(fate.Letter.Kind.ToString(), heard.Kind.ToString());
    }

    private static LetterFate After(LetterFate before, IReadOnlyList<DeliveryEvent> events) => events.Aggregate(before, LetterDelivery.Heard);
}
