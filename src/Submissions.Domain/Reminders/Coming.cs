using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Reminders;

/// <summary>A reminder, or a confirmation of what arrived, that will go out unless something changes.</summary>
/// <param name="Key">What it is about, as in <c>document-concept-note</c>.</param>
/// <param name="Kind">Which letter it is, or would be where it is for the unit.</param>
/// <param name="At">When it falls due; in the past where it is owed already.</param>
/// <param name="To">Whom it goes to; nobody where the unit is to call.</param>
/// <param name="Why">In a sentence.</param>
public sealed record Coming(string Key, LetterKind Kind, DateTimeOffset At, IReadOnlyList<EmailAddress> To, string Why)
{
    /// <summary>Whether no letter goes and the unit calls instead.</summary>
    public bool ForUnit => To.Count == 0;

    /// <summary>What a proposal's organisers have before them, the next first: the very function that the timer asks what is owed.</summary>
    /// <param name="call">As it holds for this proposal.</param>
    public static IReadOnlyList<Coming> Of(Call call, Proposal proposal, DateTimeOffset now)
    {
        var readers = Readers.Of(proposal);
        var all = proposal.Recipients;
        var coming = Occasions.Open(call, proposal, now)
            .Select(occasion => new Coming(
                occasion.Chase.Key, ReminderLetters.KindOf(occasion.Chase.Kind), occasion.At, readers.For(occasion.Rule.To, all), ReminderWords.Why(occasion, call)))
            .Where(one => !one.ForUnit || proposal.Status != ProposalStatus.Draft);
        return Arrival.ConfirmAt(proposal.Reminding.Arrived) is { } at
            ? [.. coming.Append(new Coming("document-received", LetterKind.DocumentReceived, at, all, ReminderWords.Arrived(proposal.Reminding.Arrived.Count))).OrderBy(one => one.At)]
            : [.. coming];
    }
}
