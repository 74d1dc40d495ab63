using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Merging;
using Submissions.Domain.Receipts;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;

namespace Submissions.Domain.Proposals;

/// <summary>
/// A proposal: what its organisers are writing, what they last filed, and the documents received. It changes only by its
/// moves (<see cref="ProposalMoves"/> and its siblings), each of which gives the proposal after it and what it owes, or a refusal.
/// </summary>
public sealed record Proposal
{
    private const int MostRecipients = 5;

    public required ProposalId Id { get; init; }
    public required ProposalStatus Status { get; init; }

    /// <summary>SHA-256 of each link key that opens it, 64 lower-case hexadecimal digits; the keys themselves are not kept.</summary>
    public required IReadOnlyList<string> KeyHashes { get; init; }

    /// <summary>What is being written. After filing it may differ from what was filed, until it is filed again.</summary>
    public required ProposalContent Content { get; init; }

    /// <summary>What was filed last; null for a draft.</summary>
    public Filing? Filed { get; init; }

    public IReadOnlyList<Document> Documents { get; init; } = [];

    /// <summary>Kinds of document that need not come.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>How many links its organisers asked for.</summary>
    public int LinksSent { get; init; }

    public Asking Asking { get; init; } = Asking.Nothing;

    public Deciding Deciding { get; init; } = Deciding.Nothing;

    public Reminding Reminding { get; init; } = Reminding.Nothing;

    /// <summary>The next instant at which its organisers are owed a reminder or a confirmation; null for none that is planned.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>The merge that is proposed; null when there is none.</summary>
    public Merge? Merge { get; init; }

    /// <summary>Where it went, when it is <see cref="ProposalStatus.Merged"/>.</summary>
    public MergedInto? MergedInto { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Addresses that its letters did not reach.</summary>
    public IReadOnlyList<Undelivered> Undelivered { get; init; } = [];

    /// <summary>Whose it is in the support unit; null for nobody's yet. Never shown to organisers.</summary>
    public EmailAddress? AssignedTo { get; init; }

    /// <summary>When its row in the queue was written, as the storage orders such rows; null for a proposal that is not in the queue.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>How many entries its history has; the next one's number.</summary>
    public int HistoryLength { get; init; }

    /// <summary>Where it stands whether or not changes are asked for: those wait beside it.</summary>
    public ProposalStatus Standing => Status == ProposalStatus.ChangesRequested ? Asking.Changes?.Before ?? ProposalStatus.Submitted : Status;

    /// <summary>Whether the text differs from the one that was filed last.</summary>
    public bool HasUnfiledText => Filed is not null && Filed.ContentSha256 != ContentJson.Sha256(Content);

    /// <summary>Whether documents came, were replaced or went since the last filing: they count, and its receipt does not tell of it.</summary>
    public bool HasUnfiledDocuments => Filed?.DocumentsSha256 is { } filed && filed != ReceiptFile.ListSha256(Documents);

    /// <summary>Whether filing again would give a receipt that says something else.</summary>
    public bool HasUnfiledChanges => HasUnfiledText || HasUnfiledDocuments;

    /// <summary>Whom letters about it go to: its first contacts with an address, each once. What stands in place of somebody erased is nobody's.</summary>
    public IReadOnlyList<EmailAddress> Recipients =>
    [
        .. Content.Contacts
            .Select(contact => EmailAddress.TryParse(contact.Email, out var address) ? address.Value : null)
            .OfType<string>()
            .Where(address => !address.Equals(Person.NeutralAddress.Value, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostRecipients)
            .Select(EmailAddress.Parse),
    ];
}

/// <summary>A filing: one version that counts.</summary>
/// <param name="Reference">The number, the same for all versions.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="FirstAt">When the first version was filed.</param>
/// <param name="At">When this version's request began to arrive.</param>
/// <param name="ContentSha256">SHA-256 of the canonical content.</param>
/// <param name="ReceiptCode">Opens this version's receipt.</param>
/// <param name="LeadKey">The lead organisation's key; null without a name.</param>
/// <param name="LeadPlace">Which of the proposals that the call allowed a lead this is, from 1; 0 when it did not count them.</param>
public sealed record Filing(
    Reference Reference, int Version, DateTimeOffset FirstAt, DateTimeOffset At, string ContentSha256, string ReceiptCode,
    string? LeadKey, int LeadPlace)
{
    /// <summary>SHA-256 of the list of files that its receipt shows; null for a filing from before it was kept.</summary>
    public string? DocumentsSha256 { get; init; }
}

/// <summary>A version as it was filed.</summary>
/// <param name="Json">The content's JSON as it was hashed for the receipt, whatever this version of the product would write.</param>
public sealed record FiledVersion(
    int Number, DateTimeOffset At, string ReceiptCode, string Json, ProposalContent Content, IReadOnlyList<Document> Documents);
