using Submissions.Domain.Checks;

namespace Submissions.Functions.Views;

/// <summary>The form's sections as pages: their place in addresses and their words, in the order of the task list.</summary>
public static class SectionPages
{
    /// <summary>The sections a person writes in; documents and filing have pages of their own kind.</summary>
    public static IReadOnlyList<Section> Written { get; } = [Section.About, Section.Organisers, Section.Description, Section.Speakers, Section.Room];

    public static string Slug(this Section section) => section switch
    {
        Section.About => "about",
        Section.Organisers => "organisers",
        Section.Description => "description",
        Section.Speakers => "speakers",
        Section.Room => "room",
        Section.Documents => "documents",
        _ => "check",
    };

    public static string Title(this Section section) => section switch
    {
        Section.About => "About the event",
        Section.Organisers => "Organisers and contacts",
        Section.Description => "Description and method",
        Section.Speakers => "Speakers and programme",
        Section.Room => "Room and equipment",
        Section.Documents => "Documents",
        _ => "Check and file",
    };

    /// <summary>What the page asks for, in a line.</summary>
    public static string Asks(this Section section) => section switch
    {
        Section.About => "Title, languages, who may come, when you would like it. About 5 minutes.",
        Section.Organisers => "The organisations and the people we write to. About 5 minutes.",
        Section.Description => "What it is about and how it runs. About 20 minutes with your text at hand.",
        Section.Speakers => "Moderator, panellists, the programme minute by minute. About 15 minutes.",
        Section.Room => "Seats, layout, microphones; which rooms fit. About 5 minutes.",
        Section.Documents => "Files the call asks for, and others. As long as the upload takes.",
        _ => "Read it all once more, see what is missing, file.",
    };

    public static bool TryParse(string? slug, out Section section)
    {
        foreach (var known in Enum.GetValues<Section>())
        {
            section = known;
            if (known.Slug() == slug)
                return true;
        }

        section = default;
        return false;
    }
}
