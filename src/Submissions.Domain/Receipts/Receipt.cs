using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Receipts;

/// <summary>
/// What proves a filing: kept as it was issued. Anyone who holds its code can read it and compare hashes.
/// </summary>
/// <param name="Code">24 symbols, random: the receipt's address.</param>
/// <param name="Call">The call's id.</param>
/// <param name="CallName">The call's name, in its first language.</param>
/// <param name="Reference">The proposal's number.</param>
/// <param name="Version">1 for the first filing.</param>
/// <param name="Title">The event's title as filed.</param>
/// <param name="Lead">The lead organiser's name as filed.</param>
/// <param name="At">When the filing's request began to arrive, UTC.</param>
/// <param name="TimeZone">The call's IANA zone.</param>
/// <param name="ContentSha256">SHA-256 of the canonical content.</param>
/// <param name="Files">The documents at that moment.</param>
public sealed record Receipt(
    string Code, string Call, string CallName, string Reference, int Version, string Title, string Lead,
    DateTimeOffset At, string TimeZone, string ContentSha256, IReadOnlyList<ReceiptFile> Files)
{
    public const int CodeLength = 24;

    /// <summary>Whether the filing stood on the waiting list, as one that comes after the closing does.</summary>
    public bool WaitingList { get; init; }

    /// <summary>When somebody's name was taken out of the text, so that the hash is of one that is no more; null for never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? TextErasedAt { get; init; }

    /// <summary>The receipt of a proposal's last filing.</summary>
    /// <exception cref="InvalidOperationException">It has not been filed.</exception>
    public static Receipt Of(Call call, Proposal proposal)
    {
        var filed = proposal.Filed ?? throw new InvalidOperationException("A draft has no receipt.");
        return new Receipt(
            filed.ReceiptCode, call.Id.Value, call.Name.In(call.Languages[0]), filed.Reference.Value, filed.Version,
            proposal.Content.Title ?? "", proposal.Content.Lead?.Name ?? "", filed.At.ToUniversalTime(), call.Zone.Id, filed.ContentSha256,
            ReceiptFile.Of(proposal.Documents))
        {
            WaitingList = proposal.Status == ProposalStatus.WaitingList,
        };
    }
}

/// <summary>A document as a receipt tells of it: what it is and its bytes, not what became of it since.</summary>
public sealed record ReceiptFile(string Kind, string Name, long Bytes, string Sha256)
{
    public static IReadOnlyList<ReceiptFile> Of(IEnumerable<Document> documents) =>
        [.. documents.Select(document => new ReceiptFile(document.Kind, document.Name, document.Bytes, document.Sha256))];

    /// <summary>SHA-256 of such a list, 64 lower-case hexadecimal digits; the order of arrival does not matter.</summary>
    public static string ListSha256(IEnumerable<Document> documents)
    {
        var lines = Of(documents)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Kind}\n{file.Bytes}\n{file.Sha256}\n{file.Name}\0"))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
