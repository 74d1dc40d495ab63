using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;

namespace Submissions.Functions.Storage;

/// <summary>A value and the ETag it was read with.</summary>
internal sealed record Stored<T>(T Value, ETag ETag);

/// <summary>A move, with everything that is to be stored with it in one transaction.</summary>
/// <param name="Before">The proposal the move was decided on; null for a new one.</param>
/// <param name="Made">The move.</param>
internal sealed record ProposalChange(Stored<Proposal>? Before, Move.Made Made)
{
    public Proposal After => Made.Proposal;

    /// <summary>The client's request and the answer it is to get again.</summary>
    public (RequestKey Key, string Answer)? Request { get; init; }

    /// <summary>The receipt, when the move files a version.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>The text of the version that is filed, where it is not what is being written.</summary>
    public ProposalContent? FiledText { get; init; }

    /// <summary>The change of another proposal of the call, stored in the same transaction: both or neither.</summary>
    public ProposalChange? Also { get; init; }

    /// <summary>How the queue shows the proposal after the move; null leaves the queue as it is.</summary>
    public QueueEntry? Queue { get; init; }

    /// <summary>The upload that this move makes a document of: its row goes, or nothing is changed.</summary>
    public string? FinishedUpload { get; init; }

    /// <summary>The blob of a document that this move drops, to be swept.</summary>
    public string? DroppedDocument { get; init; }

    /// <summary>A letter of the proposal's, and how it stands from now on.</summary>
    public (Stored<LetterFate> Before, LetterFate After)? Letter { get; init; }

    /// <summary>The same, with what the organisers are reminded of in step with what it changes.</summary>
    /// <param name="call">As it holds for every proposal.</param>
    public ProposalChange WithReminders(Call call, DateTimeOffset now) => this with
    {
        Made = Made with { Proposal = After.WithReminders(call.For(After), now) },
        Also = Also?.WithReminders(call, now),
    };

    public bool FilesVersion => Receipt is not null;

    public bool FilesFirstVersion => FilesVersion && Before?.Value.Filed is null;
}

/// <summary>How a commit ended. Only <see cref="Done"/> changed anything.</summary>
internal enum CommitOutcome
{
    Done,

    /// <summary>Somebody else changed the proposal first (or this very transaction was stored and its answer lost).</summary>
    Stale,

    /// <summary>The same request was answered before.</summary>
    Replayed,

    /// <summary>The upload was given up meanwhile: its bytes are swept.</summary>
    UploadGone,

    /// <summary>Another proposal holds the lead's place.</summary>
    LeadPlaceTaken,

    /// <summary>Another proposal was given the same room in the same slot.</summary>
    PlaceTaken,

    /// <summary>Another proposal has this reference: draw again.</summary>
    ReferenceTaken,

    /// <summary>All that was asked, answered and decided of it would be more than its row holds.</summary>
    TooLarge,
}

/// <param name="Outcome">How it ended.</param>
/// <param name="ETag">The proposal's ETag after the commit, when done.</param>
/// <param name="Stored">The proposal as it was stored, when done.</param>
internal sealed record Commit(CommitOutcome Outcome, ETag ETag = default, Proposal? Stored = null);
