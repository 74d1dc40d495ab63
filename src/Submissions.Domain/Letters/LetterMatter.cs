using System.Text.Json.Serialization;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Merging;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;

namespace Submissions.Domain.Letters;

/// <summary>
/// What an act gives its letter to tell. It is stored with the letter, so that nothing that happens before it is sent
/// changes what was said.
/// </summary>
public sealed record LetterMatter
{
    /// <summary>The unit's words, or in a receipt the organisers' own, as typed.</summary>
    public string? Words { get; init; }

    public IReadOnlyList<RequestedItem> Items { get; init; } = [];

    /// <summary>Until when to act: answer, send the document, file, or agree.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The kind of the document asked for.</summary>
    public string? DocumentKind { get; init; }

    /// <summary>The name of the file it is about.</summary>
    public string? DocumentName { get; init; }

    /// <summary>What is asked no longer; null for changes.</summary>
    public AskedThing? Withdrawn { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>What an earlier letter told, where this one tells otherwise.</summary>
    public DecisionKind? Before { get; init; }

    /// <summary>The place that another one takes the place of.</summary>
    public GivenPlace? PlaceBefore { get; init; }

    public DateTimeOffset? ConfirmBy { get; init; }

    /// <summary>The other proposal of a merge.</summary>
    public OtherProposal? Other { get; init; }

    /// <summary>Whether the reader's proposal is the one that lives on.</summary>
    public bool IsInto { get; init; }

    /// <summary>In a letter on one side's agreement: whether it was the reader's.</summary>
    public bool ByReader { get; init; }

    public MergeEnd? End { get; init; }

    /// <summary>What it reminds of.</summary>
    public IReadOnlyList<ReminderItem> Reminders { get; init; } = [];

    /// <summary>What a digest tells of each call.</summary>
    public IReadOnlyList<CallDigest> Digest { get; init; } = [];

    /// <summary>The files whose arrival it confirms.</summary>
    public IReadOnlyList<ArrivedFile> Files { get; init; } = [];

    /// <summary>The text of a letter to many, with its places still to be filled.</summary>
    public CircularText? Circular { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<AskedThing>))]
public enum AskedThing
{
    [JsonStringEnumMemberName("document")] Document,
    [JsonStringEnumMemberName("question")] Question,
}

/// <summary>Another proposal as a letter names it.</summary>
public sealed record OtherProposal(string Reference, string? Title, string? Lead)
{
    /// <summary>A letter says no more of a title, and ten of them are stored at once.</summary>
    private const int Most = 500;

    public OtherProposal Titled(ProposalContent filed) => this with { Title = Short(filed.Title), Lead = Short(filed.Lead?.Name) };

    private static string? Short(string? text) =>
        text is { Length: > Most } ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most), "…") : text;
}
