using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Circulars;

public static class CircularMoves
{
    /// <summary>
    /// Owes a released letter to many to this proposal's readers as they are now. It changes nothing about the proposal but its history, so
    /// that the queue does not show all that were written to as moved.
    /// </summary>
    /// <param name="call">As it holds for this proposal.</param>
    /// <param name="id">The letter's own among those to many.</param>
    /// <param name="key">Opens the proposal from the letters.</param>
    public static Move Write(this Proposal proposal, Call call, string id, IReadOnlyList<CircularText> texts, LinkKey key, Act act)
    {
        var reading = CircularReading.Of(call, proposal, "");
        if (reading.No is { } no)
            return Move.No(no);
        if (texts.FirstOrDefault(text => text.Language == reading.Language) is not { } text)
            return Move.No(CircularRefusals.LanguageMissing);
        var to = reading.To.Select(contact => contact.Address).ToList();
        IReadOnlyList<Letter> letters =
        [
            .. proposal.Recipients
                .Select((address, index) => new Letter($"circular-{id}-{index}", proposal.Id, LetterKind.Circular, address, text.Language, act.At, key.Value, proposal.Filed!.Version)
                {
                    Matter = new LetterMatter { Circular = text },
                })
                .Where(letter => to.Contains(letter.To.Value)),
        ];
        var made = proposal.OpenedBy(key).Made(act, HistoryKinds.CircularWritten, text.Subject, letters);
        return made with { Proposal = made.Proposal with { ChangedAt = proposal.ChangedAt } };
    }
}
