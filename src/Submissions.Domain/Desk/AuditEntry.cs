namespace Submissions.Domain.Desk;

/// <summary>One act, as the audit keeps it for good.</summary>
/// <param name="Place">Where it stands: its row's key, which orders by time, the newest first.</param>
/// <param name="By">Who: a member's address, or <c>organiser</c>, <c>timer</c>.</param>
/// <param name="From">The address it came from; null where the platform does not tell, or no request brought it.</param>
/// <param name="What">What was done, as in <c>signed-in</c>: <see cref="AuditKinds"/> or a proposal's history kinds.</param>
/// <param name="About">The proposal's id, the call's, or the member's address.</param>
/// <param name="Before">What it was, in short JSON; null for what is new.</param>
/// <param name="After">What it is, in short JSON; null for what is gone.</param>
public sealed record AuditEntry(
    string Place, DateTimeOffset At, string By, string? From, string What, string? About, string? Detail, string? Before, string? After);

/// <summary>What the desk itself does; what happens to proposals is named by their history.</summary>
public static class AuditKinds
{
    public const string SignedIn = "signed-in";
    public const string SignedOut = "signed-out";
    public const string SessionEnded = "session-ended";
    public const string MemberAdded = "member-added";
    public const string MemberChanged = "member-changed";
    public const string MemberRemoved = "member-removed";
    public const string CallImported = "call-imported";
    public const string CallEdited = "call-edited";
    public const string CallRestored = "call-restored";

    /// <summary>Stands before the first row is changed, whatever becomes of the rest.</summary>
    public const string PersonErasing = "person-erasing";
    public const string PersonErased = "person-erased";
    public const string Exported = "exported";

    /// <summary>That there is a note, and whose: its words are the unit's own and stand with the proposal.</summary>
    public const string NoteWritten = "note-written";
    public const string NoteStruck = "note-struck";

    /// <summary>The detail says why.</summary>
    public const string LettersStopped = "letters-stopped";
    public const string LettersReleased = "letters-released";
    public const string LettersLimited = "letters-limited";

    /// <summary>A letter to many: the detail is its subject and how many.</summary>
    public const string CircularPrepared = "circular-prepared";
    public const string CircularReleased = "circular-released";
    public const string CircularUndone = "circular-undone";
}
