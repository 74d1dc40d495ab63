using Submissions.Domain.Calls.Erasing;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>What a person is given who asks what is held of them.</summary>
/// <param name="Notes">Notes of the unit that name the person: their words are about others too, and are not given.</param>
/// <param name="Documents">Files that may name the person too.</param>
/// <param name="Unread">What could not be read: the person may stand there as well.</param>
internal sealed record PersonExport(
    string Call, string Address, IReadOnlyList<string> Names, IReadOnlyList<PersonExport.Place> Places, IReadOnlyList<PersonExport.NotesOf> Notes, IReadOnlyList<string> Documents,
    IReadOnlyList<PersonExport.Entry> Unread)
{
    /// <remarks>The queue's rows say again what proposals say, and name all contacts in one text; a name in what is others' may be another's.</remarks>
    public static PersonExport Of(FoundPerson found)
    {
        var about = found.Mentions.Where(mention => !mention.IsNameOnly && !mention.IsOfTheQueue).ToLookup(mention => mention.IsNote);
        var places = about[false].Select(mention => (Mention: mention, Parts: PersonParts.Of(mention.Text, found.Person))).ToList();
        var damaged = places.Where(place => place.Parts is null).Select(place => (place.Mention.Proposal, place.Mention.Kind));
        return new(
            found.Call.Id.Value, found.Person.Address.Value, found.Person.Names,
            [.. places.Where(place => place.Parts is not null).Select(place => new Place(place.Mention.Proposal, place.Mention.Kind, place.Mention.Field, place.Parts!))],
            [.. about[true].GroupBy(mention => mention.Proposal).Select(notes => new NotesOf(notes.Key, notes.Count()))],
            [.. found.Documents.Select(document => $"{document.Proposal}: {document.Name}")],
            [.. found.Unread.Concat(damaged).Distinct().Select(entry => new Entry(entry.Proposal, entry.Kind))]);
    }

    /// <param name="Texts">What is about the person, without what is about others.</param>
    internal sealed record Place(string? Proposal, string What, string Field, IReadOnlyList<string> Texts);

    /// <param name="Count">How many of its notes.</param>
    internal sealed record NotesOf(string? Proposal, int Count);

    internal sealed record Entry(string? Proposal, string What);
}
