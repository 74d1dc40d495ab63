using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Stops the reminders of one proposal to one of its contacts, or lets them come again. The queue is not moved by it.</summary>
internal sealed class SilenceReminders(ChangeProposal change)
{
    /// <param name="reader">The contact, as <see cref="Domain.EmailAddress.Id"/> names it.</param>
    public Task<Outcome<Opened>> RunAsync(Access access, string reader, bool silent, Act act, CancellationToken cancellationToken) => change.RunAsync(
        access, null, "reminders", (opened, _) => Task.FromResult(Decide(opened, reader, silent, act)), (_, opened) => opened, cancellationToken);

    private static Decision<Opened> Decide(Opened opened, string reader, bool silent, Act act) => opened.Proposal.Silence(reader, silent, act) switch
    {
        Move.Made made => new Decision<Opened>.Wanted(new ProposalChange(opened.AsStored(), made), "done", after => after),
        // Pressed twice, or by a mail program after its reader.
        Move.Refused { Refusal: var refusal } when refusal == Refusal.AlreadySilenced => new Decision<Opened>.Settled(new Outcome<Opened>.Done(opened)),
        Move.Refused refused => Decision<Opened>.Refuse(refused),
        _ => throw new InvalidOperationException("A move is made or refused."),
    };
}
