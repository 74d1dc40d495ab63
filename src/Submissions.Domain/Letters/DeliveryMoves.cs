using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Letters;

/// <summary>What a letter's delivery, or its failing, makes of its proposal.</summary>
public static class DeliveryMoves
{
    /// <summary>
    /// The letter did not reach: its address is told to the unit, and the letter is owed once more, to the next contact who did not get it
    /// already. The link somebody had sent to an address of their choice goes to nobody else.
    /// </summary>
    /// <param name="fates">The proposal's letters.</param>
    /// <param name="key">For the link in the letter to the other contact.</param>
    public static Move NotReached(this Proposal proposal, Call call, LetterFate fate, IReadOnlyCollection<LetterFate> fates, LinkKey key, Act act)
    {
        var (letter, end) = (fate.Letter, fate.Delivery()!);
        var told = proposal.WithUndelivered(new Undelivered(letter.To.Value, letter.Id, end.Id, end.Kind, end.At, end.Reason));
        var moved = letter.Kind == LetterKind.Link ? null : told.Moved(letter, fates, key, act);
        var after = moved?.LinkKey is null ? told : told.OpenedBy(key);
        var detail = moved is null || proposal.Filed is null ? letter.Told(proposal) : $"{letter.Told(proposal)}, now to {moved.To}";
        return after.Made(act, HistoryKinds.LetterUndelivered, detail, moved is null ? [] : [moved]);
    }

    /// <summary>A letter reached an address that an earlier one, or an earlier try, had not.</summary>
    public static Move Reached(this Proposal proposal, LetterFate fate, Act act) =>
        (proposal with { Undelivered = [.. proposal.Undelivered.Where(one => !Same(one.To, fate.Letter.To.Value))] })
            .Made(act, HistoryKinds.LetterDelivered, fate.Letter.Told(proposal));

    /// <summary>Whether one of the addresses that its letters go to now is not reached.</summary>
    public static bool HasUndelivered(this Proposal proposal) =>
        proposal.Undelivered.Any(one => proposal.Recipients.Any(recipient => Same(one.To, recipient.Value)));

    /// <summary>A letter as the history tells of it: of a draft not to whom, because the unit reads the history.</summary>
    internal static string Told(this Letter letter, Proposal proposal) => proposal.Filed is null ? letter.Id : $"{letter.Id} to {letter.To}";

    private static Proposal WithUndelivered(this Proposal proposal, Undelivered undelivered) => proposal with
    {
        Undelivered = [.. proposal.Undelivered.Where(one => !Same(one.To, undelivered.To)), undelivered],
    };

    private static Letter? Moved(this Proposal proposal, Letter letter, IReadOnlyCollection<LetterFate> fates, LinkKey key, Act act)
    {
        var reason = letter.Id[..(letter.Id.LastIndexOf('-') + 1)];
        var owed = fates.Select(fate => fate.Letter).Where(one => one.Id.StartsWith(reason, StringComparison.Ordinal) && one.Id.LastIndexOf('-') < reason.Length).ToList();
        if (proposal.Recipients.Where(recipient => !proposal.Undelivered.Any(one => Same(one.To, recipient.Value)) && !owed.Any(one => Same(one.To.Value, recipient.Value))
                && !(letter.Kind.MayBeDeclined() && proposal.Reminding.Silent.Contains(recipient.Id)))
            .Select(recipient => (EmailAddress?)recipient).FirstOrDefault() is not { } next)
            return null;
        var place = Enumerable.Range(1, owed.Count + 1).First(number => !owed.Any(one => one.Id == $"{reason}{number}"));
        return letter with { Id = $"{reason}{place}", To = next, DueAt = act.At, LinkKey = proposal.Status.IsAtRest() ? null : key.Value };
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
