using System.Globalization;
using System.Text.Json.Serialization;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>What the support unit has asked of a proposal's organisers, and what came back.</summary>
public sealed record Asking
{
    public static Asking Nothing { get; } = new();

    /// <summary>The changes that are asked for now; null unless the proposal is <see cref="ProposalStatus.ChangesRequested"/>.</summary>
    public ChangeRequest? Changes { get; init; }

    /// <summary>Documents asked of this proposal alone, the last request for each kind.</summary>
    public IReadOnlyList<DocumentRequest> Documents { get; init; } = [];

    /// <summary>Every one that was ever asked: a number is never given twice.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Those that the organisers are asked: withdrawn ones are the unit's own.</summary>
    [JsonIgnore]
    public IEnumerable<Question> Asked => Questions.Where(question => question.WithdrawnAt is null);

    /// <summary>This proposal's own deadline; null where the call's holds.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>Whom of the unit an answer waits for, the newest for each.</summary>
    public IReadOnlyList<Answered> Answered { get; init; } = [];

    public Asking WithAnswer(Answered answer) =>
        this with { Answered = [.. Answered.Where(earlier => earlier.To != answer.To), answer] };
}

/// <summary>Changes asked for.</summary>
/// <param name="Items">Each tied to a field: the organisers see exactly these.</param>
/// <param name="Due">Until when filing again answers, also past the deadline; null where no date was set.</param>
/// <param name="Before">Where the proposal stood; the answer brings it back there.</param>
/// <param name="By">Who asked.</param>
public sealed record ChangeRequest(
    IReadOnlyList<RequestedItem> Items, DateTimeOffset? Due, ProposalStatus Before, string By, DateTimeOffset At)
{
    public const int MostItems = 20;

    /// <summary>Whether an answer that began to arrive then is in time; the due instant's own second is.</summary>
    public bool Takes(DateTimeOffset arrival) => Due is not { } due || arrival < due.AddSeconds(1);
}

/// <param name="Field">Path into the content, as in <c>contacts[1].email</c>, or <c>documents.concept-note</c>; empty for the whole.</param>
/// <param name="Words">What is asked, as typed.</param>
public sealed record RequestedItem(string Field, string Words);

/// <summary>A document asked of one proposal.</summary>
/// <param name="Kind">The call's kind, or <c>asked-1</c> for one described in words.</param>
/// <param name="Words">What it is, or what is to be different about it.</param>
public sealed record DocumentRequest(string Kind, string? Words, DateTimeOffset Due, string By, DateTimeOffset At)
{
    private const string OwnPrefix = "asked-";

    /// <summary>How many a proposal can hold: they stand in its row.</summary>
    public const int Most = 40;

    /// <summary>The kind of a document that no rule of the call names.</summary>
    public static string OwnKind(int number) => string.Create(CultureInfo.InvariantCulture, $"{OwnPrefix}{number}");

    [JsonIgnore]
    public bool IsOwnKind => IsOwn(Kind);

    /// <summary>Whether a kind is no rule's, but one that was asked for in words.</summary>
    public static bool IsOwn(string kind) => kind.StartsWith(OwnPrefix, StringComparison.Ordinal);

    /// <summary>Whether it says just this; a kind of null is one that the words describe.</summary>
    public bool Asks(string? kind, string? words, DateTimeOffset due) =>
        (kind is null ? IsOwnKind : Kind == kind) && Words == words && Due == due;

    public bool IsAnsweredBy(Proposal proposal) =>
        proposal.Documents.Any(document => document.Kind == Kind && document.At >= At && document.State != DocumentState.Rejected);
}

/// <summary>A question to the organisers, and their answer.</summary>
/// <param name="Number">1 for the first of a proposal.</param>
public sealed record Question(int Number, string Words, string By, DateTimeOffset At)
{
    /// <summary>How many a proposal can hold: they stand in its row.</summary>
    public const int Most = 40;

    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the unit took it back; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    [JsonIgnore]
    public bool IsOpen => Answer is null && WithdrawnAt is null;
}

/// <summary>An answer of the organisers that waits to be read.</summary>
/// <param name="To">Who asked.</param>
/// <param name="What">As the history names it: <see cref="HistoryKinds"/>.</param>
public sealed record Answered(string To, DateTimeOffset At, string What);
