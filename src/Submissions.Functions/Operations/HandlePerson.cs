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
/// <param name="IsOfTheUnit">Whoever did something at the desk stays in the audit as long as they are on its list.</param>
/// <param name="Unread">Rows, by kind, that cannot be read: they are not looked into and stay as they are.</param>
/// <param name="Erasing">The key of erasing this person by the names that were chosen.</param>
/// <param name="Unfinished">Erasings of the person that were begun and broke off, or are under way.</param>
internal sealed record FoundPerson(
    Call Call, SoughtPerson Sought, IReadOnlyList<PersonMention> Mentions, IReadOnlyList<(ProposalId Proposal, string Name)> Documents, IReadOnlyList<string> Alone,
    bool IsOfTheUnit, IReadOnlyList<(string? Proposal, string Kind)> Unread, string Erasing, IReadOnlyList<PersonErasing> Unfinished)
{
    public Person Person => Sought.Person;
}

/// <summary>What a call holds of one person, told (GDPR, article 15) or erased (article 17) because that person asks.</summary>
internal sealed class HandlePerson(CallStore calls, PersonStore people, PersonEraser eraser, PersonErasingStore erasings, ProposalStore proposals, ReadMembers members)
{
    /// <param name="also">A further name or number, as somebody typed it; null for none.</param>
    /// <param name="everywhere">Names that are looked for in other people's proposals too, as somebody chose them.</param>
    public async Task<FoundPerson?> FindAsync(CallId id, EmailAddress address, string? also, IReadOnlyCollection<string> everywhere, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(id, cancellationToken) is not { } call)
            return null;
        var unread = new SortedSet<string>(StringComparer.Ordinal);
        var sought = await SeekAsync(id, address, contents => Person.Of(address, contents, [also], everywhere), unread, cancellationToken);
        var mentions = new List<PersonMention>();
        await foreach (var mention in people.MentionsAsync(id, sought, unread, cancellationToken))
            mentions.Add(mention);
        var (documents, alone) = (new List<(ProposalId, string)>(), new List<string>());
        foreach (var named in mentions.Where(mention => !mention.IsNameOnly).Select(mention => mention.Proposal).OfType<string>().Distinct())
        {
            if (await ReadAsync(ProposalId.Parse(named), unread, cancellationToken) is not { } proposal)
                continue;
            documents.AddRange(proposal.Documents.Select(document => (proposal.Id, document.Name)));
            if (IsAlone(proposal, address))
                alone.Add(proposal.Filed?.Reference.Value ?? named);
        }

        var unit = (await members.RunAsync(cancellationToken)).Value;
        return new FoundPerson(
            call, sought, mentions, documents, alone, unit.Find(address) is not null, [.. unread.Select(row => (PersonStore.ProposalOf(row), PersonStore.KindOf(row)))],
            PersonErasingStore.KeyOf(id, address, also, everywhere), await erasings.OpenAsync(id, address, cancellationToken));
    }

    /// <summary>
    /// Erases the person; asked for again it changes nothing more, and where it was broken off, the rest. The audit has one line before any row is changed and one after the last,
    /// whatever the number of tries and erasers.
    /// </summary>
    /// <returns>In how many rows the person stood; null where a live proposal would be left without anybody, and for one of the unit.</returns>
    public async Task<int?> EraseAsync(FoundPerson found, Act act, CancellationToken cancellationToken)
    {
        if (found.Alone.Count > 0 || found.IsOfTheUnit)
            return null;
        if (found.Mentions.All(mention => mention.IsNameOnly) && found.Unfinished.All(erasing => erasing.Key != found.Erasing))
            return await EndAsync(found, act, cancellationToken);
        var begun = await erasings.BeginAsync(found.Erasing, Told(found, act, AuditKinds.PersonErasing, null), cancellationToken);
        var rows = await people.ToEraseAsync(found.Call.Id, found.Sought, cancellationToken);
        var counted = await erasings.CountAsync(begun, rows.Count, found.Sought.Own.Count == 0, cancellationToken);
        foreach (var row in rows)
            await eraser.EraseAsync(row, found.Sought, act.At, cancellationToken);
        // Another eraser may have finished it, and told of it, before these rows were there.
        if (counted is null)
            return rows.Count;
        await EndAsync(found, counted, act, cancellationToken);
        return counted.Rows ?? rows.Count;
    }

    /// <summary>
    /// Nothing names the person any more, so nobody can choose the names again of an erasing that broke off after its last row. One by names alone is left: they are typed, can be typed again, and may stand
    /// somewhere still.
    /// </summary>
    /// <returns>In how many rows the person stood.</returns>
    private async Task<int> EndAsync(FoundPerson found, Act act, CancellationToken cancellationToken)
    {
        var ended = found.Unfinished.Where(erasing => !erasing.IsByNames).ToList();
        foreach (var erasing in ended)
            await EndAsync(found, erasing, act, cancellationToken);
        return ended.Sum(erasing => erasing.Rows ?? 0);
    }

    private Task EndAsync(FoundPerson found, PersonErasing erasing, Act act, CancellationToken cancellationToken) =>
        erasings.EndAsync(erasing, Told(found, act, AuditKinds.PersonErased, string.Create(CultureInfo.InvariantCulture, $"in {erasing.Rows ?? 0} rows")), cancellationToken);

    private static AuditEntry Told(FoundPerson found, Act act, string kind, string? detail) => NewAudit.Of(act, kind, found.Call.Id.Value, detail);

    private async Task<SoughtPerson> SeekAsync(
        CallId call, EmailAddress address, Func<IEnumerable<ProposalContent>, Person> person, SortedSet<string> unread, CancellationToken cancellationToken)
    {
        var (contents, texts, own) = (new List<ProposalContent>(), new List<(string Proposal, string? Receipt)>(), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var text in people.ContentsAsync(call, cancellationToken))
        {
            if (text.Content is null)
                unread.Add(text.Row);
            if (PersonStore.ProposalOf(text.Row) is not { } proposal)
                continue;
            texts.Add((proposal, text.Receipt));
            if (text.Content?.Contacts.Any(contact => string.Equals(contact.Email?.Trim(), address.Value, StringComparison.OrdinalIgnoreCase)) != true)
                continue;
            contents.Add(text.Content);
            own.Add(proposal);
        }

        own.UnionWith(texts.Where(text => own.Contains(text.Proposal)).Select(text => text.Receipt).OfType<string>().ToList());
        return new SoughtPerson(person(contents), own);
    }

    private async Task<Proposal?> ReadAsync(ProposalId id, SortedSet<string> unread, CancellationToken cancellationToken)
    {
        try
        {
            return (await proposals.FindAsync(id, cancellationToken))?.Value;
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            unread.Add(RowKeys.Proposal(id));
            return null;
        }
    }

    /// <summary>Nobody else could be written to about it; what has come to its end needs nobody.</summary>
    private static bool IsAlone(Proposal proposal, EmailAddress address) =>
        proposal.Filed is not null && !proposal.Status.IsAtRest() && proposal.Status != ProposalStatus.Held
        && proposal.Recipients.Count > 0 && proposal.Recipients.All(one => one.Value.Equals(address.Value, StringComparison.OrdinalIgnoreCase));
}
