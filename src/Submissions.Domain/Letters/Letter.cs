using System.Text.Json.Serialization;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Letters;

[JsonConverter(typeof(JsonStringEnumConverter<LetterKind>))]
public enum LetterKind
{
    /// <summary>"Your link": brings a draft back on another machine.</summary>
    [JsonStringEnumMemberName("link")] Link,

    /// <summary>"Filed": the number, the receipt, what is still missing and until when.</summary>
    [JsonStringEnumMemberName("filed")] Filed,

    /// <summary>A later version was filed.</summary>
    [JsonStringEnumMemberName("changed")] Changed,

    [JsonStringEnumMemberName("withdrawn")] Withdrawn,

    /// <summary>"Sign in": a link to the desk, for a member of the support unit. It is no proposal's.</summary>
    [JsonStringEnumMemberName("sign-in")] SignIn,

    /// <summary>The unit's digest: what is new, stuck, late, or near. The desk's own, as <see cref="SignIn"/> is.</summary>
    [JsonStringEnumMemberName("digest")] Digest,

    /// <summary>A document was not accepted: why, and what is to come until when.</summary>
    [JsonStringEnumMemberName("document-rejected")] DocumentRejected,

    /// <summary>A document that had been rejected counts after all.</summary>
    [JsonStringEnumMemberName("document-restored")] DocumentRestored,
    [JsonStringEnumMemberName("changes-requested")] ChangesRequested,
    [JsonStringEnumMemberName("request-withdrawn")] RequestWithdrawn,
    [JsonStringEnumMemberName("document-requested")] DocumentRequested,
    [JsonStringEnumMemberName("question")] Question,
    [JsonStringEnumMemberName("extended")] Extended,

    /// <summary>To the writers of a draft: the call's own deadline is later than it was.</summary>
    [JsonStringEnumMemberName("deadline-moved")] DeadlineMoved,

    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("declined")] Declined,
    [JsonStringEnumMemberName("waiting-listed")] WaitingListed,

    /// <summary>Says that it corrects what an earlier letter told.</summary>
    [JsonStringEnumMemberName("corrected")] Corrected,

    /// <summary>A place, after all, for a proposal on the waiting list.</summary>
    [JsonStringEnumMemberName("promoted")] Promoted,

    /// <summary>To the organisers: their confirmation has arrived.</summary>
    [JsonStringEnumMemberName("confirmed")] Confirmed,

    /// <summary>To the organisers: their refusal of an acceptance has arrived.</summary>
    [JsonStringEnumMemberName("renounced")] Renounced,

    /// <summary>To the organisers: what was offered was not confirmed in time and is not theirs any more.</summary>
    [JsonStringEnumMemberName("acceptance-ended")] AcceptanceEnded,

    [JsonStringEnumMemberName("merge-proposed")] MergeProposed,
    [JsonStringEnumMemberName("merge-agreed")] MergeAgreed,
    [JsonStringEnumMemberName("merge-off")] MergeOff,
    [JsonStringEnumMemberName("merged")] Merged,

    /// <summary>Room and time, after an acceptance that named none.</summary>
    [JsonStringEnumMemberName("place-assigned")] PlaceAssigned,
    [JsonStringEnumMemberName("place-moved")] PlaceMoved,

    /// <summary>To the organisers: documents that came after the filing have arrived.</summary>
    [JsonStringEnumMemberName("document-received")] DocumentReceived,

    [JsonStringEnumMemberName("reminder-draft")] ReminderDraft,
    [JsonStringEnumMemberName("reminder-document")] ReminderDocument,
    [JsonStringEnumMemberName("reminder-changes")] ReminderChanges,
    [JsonStringEnumMemberName("reminder-question")] ReminderQuestion,
    [JsonStringEnumMemberName("reminder-confirm")] ReminderConfirm,
    [JsonStringEnumMemberName("reminder-report")] ReminderReport,
    [JsonStringEnumMemberName("reminder-merge")] ReminderMerge,

    /// <summary>Of several things at once.</summary>
    [JsonStringEnumMemberName("reminders")] Reminders,

    /// <summary>What the unit writes to many at once, in its own words.</summary>
    [JsonStringEnumMemberName("circular")] Circular,
}

public static class LetterKinds
{
    /// <summary>Whether the plan makes it due, so that its reader can be without it; decisions and receipts are none.</summary>
    public static bool IsReminder(this LetterKind kind) => kind is >= LetterKind.ReminderDraft and <= LetterKind.Reminders;

    /// <summary>Whether a reader may ask for no more of its kind.</summary>
    public static bool MayBeDeclined(this LetterKind kind) => kind.IsReminder() || kind == LetterKind.Circular;
}

/// <summary>One mail owed to one recipient for one reason.</summary>
/// <param name="Id">Says for what, so that one reason owes one letter: <c>filed-1-0</c> is version 1 to the first contact.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Kind">Which letter.</param>
/// <param name="To">The recipient.</param>
/// <param name="Language">ISO 639-1, one of the call's.</param>
/// <param name="DueAt">When it is to be sent.</param>
/// <param name="LinkKey">
/// The key of the link it carries, or null. It stands in the letter's row until the letter is sent and is then wiped.
/// </param>
/// <param name="Version">The filed version it speaks of; 0 for a draft.</param>
public sealed record Letter(
    string Id, LetterOwner Owner, LetterKind Kind, EmailAddress To, string Language, DateTimeOffset DueAt, string? LinkKey, int Version)
{
    /// <summary>The proposal it is about.</summary>
    /// <exception cref="InvalidOperationException">It is the desk's.</exception>
    public ProposalId Proposal => Owner.Proposal ?? throw new InvalidOperationException("This letter is the desk's own.");

    /// <summary>Whether a letter can be named so.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>What this letter alone tells, as it was when it was owed; null where the proposal and its version tell all.</summary>
    public LetterMatter? Matter { get; init; }
}
