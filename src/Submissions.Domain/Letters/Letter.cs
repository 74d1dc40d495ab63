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
}

/// <summary>One mail owed to one recipient for one reason.</summary>
/// <param name="Id">Says for what, so that one reason owes one letter: <c>filed-1-0</c> is version 1 to the first contact.</param>
/// <param name="Proposal">Whose it is.</param>
/// <param name="Kind">Which letter.</param>
/// <param name="To">The recipient.</param>
/// <param name="Language">ISO 639-1, one of the call's.</param>
/// <param name="DueAt">When it is to be sent.</param>
/// <param name="LinkKey">
/// The key of the link it carries, or null. It stands in the letter's row until the letter is sent and is then wiped.
/// </param>
/// <param name="Version">The filed version it speaks of; 0 for a draft.</param>
public sealed record Letter(
    string Id, ProposalId Proposal, LetterKind Kind, EmailAddress To, string Language, DateTimeOffset DueAt, string? LinkKey, int Version);
