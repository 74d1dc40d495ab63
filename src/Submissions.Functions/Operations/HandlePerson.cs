using System.Globalization;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;
using Submissions.Functions.Storage.Erasing;

namespace Submissions.Functions.Operations;

/// <summary>Where a person stands in a call.</summary>
/// <param name="Documents">Files of those proposals: nobody looks into them but a person.</param>
/// <param name="Alone">Live proposals whose only contact it is, by their references: they must be given another one first.</param>
internal sealed record FoundPerson(
    Call Call, Person Person, IReadOnlyList<PersonMention> Mentions, IReadOnlyList<(ProposalId Proposal, string Name)> Documents, IReadOnlyList<string> Alone);

/// <summary>What a call holds of one person, told (GDPR, article 15) or erased (article 17) because that person asks.</summary>
internal sealed class HandlePerson(CallStore calls, PersonStore people, ProposalStore proposals, AuditStore audit)
{
    /// <param name="also">A further name or number, as somebody typed it; null for none.</param>
    public async Task<FoundPerson?> FindAsync(CallId id, EmailAddress address, string? also, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(id, cancellationToken) is not { } call)
            return null;
        var contents = new List<ProposalContent>();
        await foreach (var content in people.ContentsAsync(id, cancellationToken))
        {
            if (content.Contacts.Any(contact => string.Equals(contact.Email?.Trim(), address.Value, StringComparison.OrdinalIgnoreCase)))
                contents.Add(content);
        }

        var person = Person.Of(address, contents, [also]);
        var mentions = new List<PersonMention>();
        await foreach (var mention in people.MentionsAsync(id, person, cancellationToken))
            mentions.Add(mention);
        var (documents, alone) = (new List<(ProposalId, string)>(), new List<string>());
        foreach (var named in mentions.Select(mention => mention.Proposal).OfType<string>().Distinct())
        {
            if (await proposals.FindAsync(ProposalId.Parse(named), cancellationToken) is not { Value: var proposal })
                continue;
            documents.AddRange(proposal.Documents.Select(document => (proposal.Id, document.Name)));
            if (IsAlone(proposal, address))
                alone.Add(proposal.Filed?.Reference.Value ?? named);
        }

        return new FoundPerson(call, person, mentions, documents, alone);
    }

    /// <summary>Erases the person; asked for again it changes nothing more, and where it was broken off, the rest.</summary>
    /// <returns>How many rows were changed; null where a live proposal would be left without anybody.</returns>
    public async Task<int?> EraseAsync(FoundPerson found, Act act, CancellationToken cancellationToken)
    {
        if (found.Alone.Count > 0)
            return null;
        var changed = await people.EraseAsync(found.Call.Id, found.Person, act.At, cancellationToken);
        if (changed > 0)
            await audit.AddAsync(NewAudit.Of(act, AuditKinds.PersonErased, found.Call.Id.Value, string.Create(CultureInfo.InvariantCulture, $"in {changed} rows")), cancellationToken);
        return changed;
    }

    /// <summary>Nobody else could be written to about it; what has come to its end needs nobody.</summary>
    private static bool IsAlone(Proposal proposal, EmailAddress address) =>
        proposal.Filed is not null && !proposal.Status.IsAtRest() && proposal.Status != ProposalStatus.Held
        && proposal.Recipients.Count > 0 && proposal.Recipients.All(one => one.Value.Equals(address.Value, StringComparison.OrdinalIgnoreCase));
}
