using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Merging;

/// <summary>What the one proposal carries after a merge: its own text, and the other's organisers, contacts and documents.</summary>
public static class MergedContent
{
    /// <param name="into">The text that lives on.</param>
    /// <param name="from">The one that is merged into it.</param>
    /// <param name="names">Tell which organisations are the same.</param>
    public static ProposalContent Of(ProposalContent into, ProposalContent from, OrganisationNames names) => into with
    {
        Organisers =
        [
            .. into.Organisers,
            .. from.Organisers
                .Where(organiser => into.Organisers.All(known => !Same(names, known.Name, organiser.Name)))
                .Select(organiser => organiser with { Lead = false }),
        ],
        Contacts = [.. Interleaved(into.Contacts, from.Contacts).DistinctBy(Identity)],
    };

    /// <summary>
    /// The documents of both. A kind that holds one file keeps the first proposal's; the other's stands among the other files.
    /// Bytes stay where they are: <see cref="Document.From"/> says where.
    /// </summary>
    public static IReadOnlyList<Document> Documents(Proposal into, Proposal from) =>
    [
        .. into.Documents,
        .. from.Documents
            .Where(document => into.Documents.All(known => known.Sha256 != document.Sha256))
            .Select(document => document with
            {
                From = document.From ?? from.Id,
                Kind = into.Documents.Any(known => known.Kind == document.Kind) ? Document.OtherKind : document.Kind,
            }),
    ];

    /// <summary>By turns, so that the first contacts of both are among those that letters go to.</summary>
    private static IEnumerable<Contact> Interleaved(IReadOnlyList<Contact> into, IReadOnlyList<Contact> from)
    {
        for (var i = 0; i < Math.Max(into.Count, from.Count); i++)
        {
            if (i < into.Count)
                yield return into[i];
            if (i < from.Count)
                yield return from[i];
        }
    }

    private static string Identity(Contact contact) =>
        EmailAddress.TryParse(contact.Email, out var address) ? address.Value.ToUpperInvariant() : $"{contact.Name} {contact.Email} {contact.Phone}";

    private static bool Same(OrganisationNames names, string? one, string? other) => names.Key(one) is { } key && key == names.Key(other);
}
