using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>A column of a table of proposals.</summary>
/// <param name="Filed">A text, a number (<see cref="int"/>), an instant (<see cref="DateTimeOffset"/>), or null for nothing.</param>
/// <param name="Known">The same of a proposal that cannot be read, by its entry in the queue.</param>
public sealed record ExportColumn(string Head, Func<FiledProposal, object?> Filed, Func<QueueEntry, object?>? Known = null)
{
    public object? Value(FiledReading one) => one.Filed is { } filed ? Filed(filed) : Known?.Invoke(one.Entry);
}

/// <summary>Every field of a proposal in one row: lists become lines of one cell.</summary>
public static class ExportColumns
{
    public static IReadOnlyList<ExportColumn> Of(Call call) =>
    [
        .. About,
        OfQueue("First filed", entry => entry.FirstFiledAt),
        OfQueue("Last movement", entry => entry.ChangedAt),
        .. People,
        .. Texts,
        .. Event(call),
        .. Review,
    ];

    private static readonly ExportColumn[] About =
    [
        OfQueue("Reference", entry => entry.Reference.Value),
        OfQueue("Status", entry => entry.Status.Slug()),
        OfQueue("Version", entry => entry.Version),
        new("Title", one => one.Content.Title, entry => entry.Title),
        new("Could not be read", _ => null, _ => FiledReading.CouldNot),
        new("Languages", one => string.Join(", ", one.Content.Languages)),
        new("Who may come", one => one.Content.Audience),
        new("Chatham House rule", one => Said(one.Content.ChathamHouse)),
    ];

    private static readonly ExportColumn[] People =
    [
        new("Lead organiser", one => one.Content.Lead?.Name, entry => entry.Lead),
        new("Kind of lead", one => one.Content.Lead?.Kind, entry => entry.LeadKind),
        new("Country of lead", one => one.Content.Lead?.Country, entry => entry.LeadCountry),
        new("Unit of lead", one => one.Content.Lead?.Unit),
        new("Co-organisers", one => Lines(one.Content.Organisers.Where(organiser => organiser != one.Content.Lead), organiser => Joined(organiser.Name, organiser.Kind, organiser.Country, organiser.Unit))),
        .. Contact(0, "First contact"),
        .. Contact(1, "Second contact"),
        new("Further contacts", one => Lines(one.Content.Contacts.Skip(2), contact => Joined(contact.Name, contact.Role, contact.Organisation, contact.Email, contact.Phone))),
        new("Moderator", one => one.Content.Moderator is { } moderator ? Joined(Named(moderator.Title, moderator.Name), moderator.Position, moderator.Organisation, moderator.Gender) : null),
        new("Panellists", one => Lines(one.Content.Panellists, panellist => Joined(
            Named(panellist.Title, panellist.Name), panellist.Position, panellist.Organisation, panellist.Country, panellist.Dimension, panellist.Gender, panellist.Confirmed ? "confirmed" : "not confirmed"))),
    ];

    private static readonly ExportColumn[] Texts =
    [
        new("Description", one => one.Content.Description),
        new("Guiding questions", one => Lines(one.Content.GuidingQuestions, question => question)),
        new("Objective", one => one.Content.Objective),
        new("Expected results", one => one.Content.ExpectedResults),
        new("Participation", one => one.Content.Participation),
        new("Format", one => one.Content.Format),
        new("Method", one => one.Content.Methodology),
        new("Background", one => Lines(one.Content.Background, link => Joined(link.Title, link.Url))),
        new("Translations", one => Lines(one.Content.Translations, words => $"{words.Key}: {Joined(words.Value.Title, words.Value.Description)}")),
    ];

    private static ExportColumn[] Event(Call call) =>
    [
        new("Minutes", one => Number(one.Content.DurationMinutes)),
        new("Programme", one => Lines(one.Content.Programme, item => Joined(item.Minutes.ToString(), item.What, string.Join(", ", item.Who), item.Audience ? "with the audience" : null))),
        new("Attendance", one => Number(one.Content.Requirements.Attendance)),
        new("Layout", one => one.Content.Requirements.Layout),
        new("Projector", one => Said(one.Content.Requirements.Projector)),
        new("Screen", one => Said(one.Content.Requirements.Screen)),
        new("Microphones per speaker", one => Number(one.Content.Requirements.Microphones.PerSpeaker)),
        new("Microphones on the floor", one => Number(one.Content.Requirements.Microphones.Floor)),
        new("HDMI", one => Said(one.Content.Requirements.Hdmi)),
        new("USB", one => Said(one.Content.Requirements.Usb)),
        new("Interpretation into", one => string.Join(", ", one.Content.Requirements.Interpretation)),
        new("Catering", one => Said(one.Content.Requirements.Catering)),
        new("Recording", one => Said(one.Content.Requirements.Recording)),
        new("Accessibility", one => one.Content.Requirements.Accessibility),
        new("Other needs", one => one.Content.Requirements.Other),
        new("Format wished for", one => one.Content.Wishes.Format),
        new("Slots wished for", one => Lines(one.Content.Wishes.Slots, id => call.Slot(id) is { } slot ? $"{id}: {slot.Starts.In(call.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : id)),
        new("Note on wishes", one => one.Content.Wishes.Note),
    ];

    private static readonly ExportColumn[] Review =
    [
        OfQueue("Room fit", entry => QueueViewer.Slug(entry.BestFit)),
        OfQueue("Best place", entry => entry.BestPlace),
        OfQueue("Findings that block", entry => entry.Findings.Count(finding => finding.Severity == Severity.Block)),
        OfQueue("Findings that warn", entry => entry.Findings.Count(finding => finding.Severity == Severity.Warn)),
        OfQueue("Findings", entry => Lines(entry.Findings, finding => $"{finding.Field}: {finding.Message}")),
        new("Documents received", one => Lines(one.Proposal.Documents, document => Joined(document.Kind, document.Name, document.Sha256))),
        OfQueue("Documents missing", entry => string.Join(", ", entry.MissingDocuments)),
        OfQueue("Assigned to", entry => entry.AssignedTo?.Value),
        OfQueue("Id", entry => entry.Id.Value),
    ];

    private static ExportColumn OfQueue(string head, Func<QueueEntry, object?> value) => new(head, one => value(one.Entry), value);

    private static ExportColumn[] Contact(int index, string head) =>
    [
        new(head, one => one.Content.Contacts.ElementAtOrDefault(index)?.Name),
        new($"{head}: role", one => one.Content.Contacts.ElementAtOrDefault(index)?.Role),
        new($"{head}: organisation", one => one.Content.Contacts.ElementAtOrDefault(index)?.Organisation),
        new($"{head}: e-mail", one => one.Content.Contacts.ElementAtOrDefault(index)?.Email),
        new($"{head}: phone", one => one.Content.Contacts.ElementAtOrDefault(index)?.Phone),
    ];

    private static string? Said(bool? answer) => answer switch { true => "yes", false => "no", null => null };

    /// <summary>What is no number is given as it was typed.</summary>
    private static object? Number(Amount amount) => amount.IsEmpty ? null : amount.Value is { } number ? number : amount.ToString();

    private static string Lines<T>(IEnumerable<T> items, Func<T, string?> line) => string.Join('\n', items.Select(line).Where(text => !text.IsBlank()));

    private static string Named(string? title, string? name) => string.Join(' ', new[] { title, name }.Where(part => !part.IsBlank()));

    private static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(part => !part.IsBlank()));
}
