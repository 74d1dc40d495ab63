using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Reminders;

/// <summary>The timer's move on a proposal, and the organisers' word on whether they want it.</summary>
public static class ReminderMoves
{
    /// <summary>
    /// Sends what is owed now: one letter a reader, whatever fell due since the last time, without what no longer applies. It adds nothing
    /// to the history, so that nobody who has the proposal open is told that somebody acted: its letters are the record.
    /// </summary>
    /// <param name="call">As it holds for this proposal.</param>
    /// <param name="key">Opens the proposal from the letters; a new one.</param>
    public static Move Remind(this Proposal proposal, Call call, LinkKey key, Act act)
    {
        var owed = proposal.Owed(call, act.At);
        var arrived = Arrival.ConfirmAt(proposal.Reminding.Arrived) <= act.At;
        if (owed.Count == 0 && !arrived)
            return Move.No(Refusal.NothingOwed);
        List<Letter> letters = [.. ReminderLetters.Of(call, proposal, owed, key, act), .. arrived ? ReminderLetters.Arrived(call, proposal, key, act) : []];
        var after = proposal with
        {
            Reminding = proposal.Reminding with
            {
                Chases = [.. proposal.Reminding.Chases.Select(chase => Done(chase, owed.FirstOrDefault(one => one.Item.Key == chase.Key), act.At))],
                Arrived = arrived ? [] : proposal.Reminding.Arrived,
            },
        };
        return new Move.Made(letters.Count > 0 ? after.OpenedBy(key) : after, null, letters);
    }

    /// <summary>Stops the reminders of this proposal to one of its contacts; decisions and receipts still come. Or lets them come again.</summary>
    /// <param name="reader">The contact's <see cref="EmailAddress.Id"/>.</param>
    public static Move Silence(this Proposal proposal, string reader, bool silent, Act act)
    {
        if (proposal.Recipients.All(address => address.Id != reader))
            return Move.No(Refusal.NoSuchReader);
        if (proposal.Reminding.Silent.Contains(reader) == silent)
            return Move.No(Refusal.AlreadySilenced);
        IReadOnlyList<string> others = [.. proposal.Reminding.Silent.Where(one => one != reader)];
        return (proposal with { Reminding = proposal.Reminding with { Silent = silent ? [.. others, reader] : others } })
            .Made(act, silent ? HistoryKinds.RemindersStopped : HistoryKinds.RemindersResumed);
    }

    /// <summary>A chase whose several occasions have passed is owed once, to all whom they would have reached.</summary>
    private static List<Owed> Owed(this Proposal proposal, Call call, DateTimeOffset now)
    {
        var (readers, all) = (Readers.Of(proposal), proposal.Recipients);
        return
        [
            .. Occasions.Open(call, proposal, now)
                .Where(occasion => occasion.At <= now)
                .GroupBy(occasion => occasion.Chase.Key)
                .Select(passed => Owed([.. passed], readers, all)),
        ];
    }

    private static Owed Owed(IReadOnlyList<Occasion> passed, Readers readers, IReadOnlyList<EmailAddress> all)
    {
        var (chase, last) = (passed[^1].Chase, passed[^1].At);
        var to = passed.SelectMany(occasion => readers.For(occasion.Rule.To, all)).DistinctBy(address => address.Id).ToList();
        var nobody = passed.Any(occasion => readers.For(occasion.Rule.To, all).Count == 0);
        return new Owed(new ReminderItem(chase.Key, chase.Kind, chase.Subject, chase.Words, chase.Due, last), to, nobody && chase.Kind != ReminderKind.Draft);
    }

    private static Reminded Done(Reminded chase, Owed? owed, DateTimeOffset now)
    {
        if (!chase.IsOpen || now <= chase.After)
            return chase;
        if (owed is null)
            return chase with { After = now };
        var told = owed.To.Count > 0;
        return chase with
        {
            After = now,
            Times = chase.Times + (told ? 1 : 0),
            LastAt = told ? now : chase.LastAt,
            CallSince = owed.ForUnit ? chase.CallSince ?? now : chase.CallSince,
        };
    }
}
