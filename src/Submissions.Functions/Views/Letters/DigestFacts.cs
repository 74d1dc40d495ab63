using System.Globalization;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;

namespace Submissions.Functions.Views.Letters;

/// <summary>What a member's digest tells.</summary>
/// <param name="Coordinator">Whom to ask.</param>
public sealed record DigestFacts(Letter Letter, Member Member, EmailAddress Coordinator, Uri Site)
{
    public LetterWords Words { get; } = LetterWords.In(Member.Language);

    public IReadOnlyList<CallDigest> Calls => Letter.Matter?.Digest ?? [];

    public string Day => DeadlineWords.Day(DateOnly.FromDateTime(Letter.DueAt.UtcDateTime), Words.Language);

    public Uri Queue(CallId call) => new(Site, $"queue/{call}");

    public Uri Desk => new(Site, "desk#digest");

    /// <summary>In UTC: the desk belongs to no call and so to no zone.</summary>
    public string Utc(DateTimeOffset instant) =>
        $"{DeadlineWords.Day(DateOnly.FromDateTime(instant.UtcDateTime), Words.Language)}, {instant.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture)}";
}
