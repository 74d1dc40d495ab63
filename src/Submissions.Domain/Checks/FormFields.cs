using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks;

/// <summary>A field of the form: one member of the content, or one group of rows.</summary>
/// <param name="Path">Path into the content, as in <c>requirements.layout</c>.</param>
/// <param name="Section">The page it is on.</param>
/// <param name="Words">Its name within a sentence, as in "expected results".</param>
/// <param name="IsFilled">Whether anything was given.</param>
/// <param name="Text">Its text, where words can be counted; else null.</param>
public sealed record FormField(
    string Path, Section Section, string Words, Func<ProposalContent, bool> IsFilled, Func<ProposalContent, string?>? Text = null);

/// <summary>Every field of the form, in its order.</summary>
public static class FormFields
{
    public static IReadOnlyList<FormField> All { get; } =
    [
        OfText("title", Section.About, "title", c => c.Title),
        new("languages", Section.About, "languages", c => c.Languages.Any(Given)),
        new("audience", Section.About, "audience", c => Given(c.Audience)),
        new("chathamHouse", Section.About, "Chatham House rule", c => c.ChathamHouse is not null),
        new("wishes.format", Section.About, "wished format", c => Given(c.Wishes.Format)),
        new("wishes.slots", Section.About, "wished slots", c => c.Wishes.Slots.Any(Given)),
        OfText("wishes.note", Section.About, "note on the wishes", c => c.Wishes.Note),
        new("organisers", Section.Organisers, "organisers", c => c.Organisers.Any(o => Given(o.Name))),
        new("contacts", Section.Organisers, "contacts", c => c.Contacts.Any(k => Given(k.Name) || Given(k.Email))),
        OfText("description", Section.Description, "description", c => c.Description),
        OfText("guidingQuestions", Section.Description, "guiding questions", c => string.Join('\n', c.GuidingQuestions)),
        OfText("objective", Section.Description, "objective", c => c.Objective),
        OfText("expectedResults", Section.Description, "expected results", c => c.ExpectedResults),
        OfText("participation", Section.Description, "speakers and level of participation", c => c.Participation),
        OfText("format", Section.Description, "format", c => c.Format),
        OfText("methodology", Section.Description, "methodology", c => c.Methodology),
        new("background", Section.Description, "background materials", c => c.Background.Any(b => Given(b.Title) || Given(b.Url))),
        new("translations", Section.Description, "translations", c => c.Translations.Values.Any(t => Given(t.Title) || Given(t.Description))),
        new("moderator", Section.Speakers, "moderator", c => Given(c.Moderator?.Name)),
        new("panellists", Section.Speakers, "panellists", c => c.Panellists.Any(p => Given(p.Name))),
        new("durationMinutes", Section.Speakers, "duration", c => !c.DurationMinutes.IsEmpty),
        new("programme", Section.Speakers, "programme", c => c.Programme.Any(i => Given(i.What) || !i.Minutes.IsEmpty)),
        new("requirements.attendance", Section.Room, "expected attendance", c => !c.Requirements.Attendance.IsEmpty),
        new("requirements.layout", Section.Room, "layout", c => Given(c.Requirements.Layout)),
        new("requirements.projector", Section.Room, "projector", c => c.Requirements.Projector is not null),
        new("requirements.screen", Section.Room, "screen", c => c.Requirements.Screen is not null),
        new("requirements.microphones.perSpeaker", Section.Room, "microphones for each speaker", c => !c.Requirements.Microphones.PerSpeaker.IsEmpty),
        new("requirements.microphones.floor", Section.Room, "microphones for the floor", c => !c.Requirements.Microphones.Floor.IsEmpty),
        new("requirements.hdmi", Section.Room, "HDMI connection", c => c.Requirements.Hdmi is not null),
        new("requirements.usb", Section.Room, "USB connection", c => c.Requirements.Usb is not null),
        new("requirements.interpretation", Section.Room, "interpretation", c => c.Requirements.Interpretation.Any(Given)),
        new("requirements.catering", Section.Room, "catering", c => c.Requirements.Catering is not null),
        new("requirements.recording", Section.Room, "recording", c => c.Requirements.Recording is not null),
        OfText("requirements.accessibility", Section.Room, "accessibility", c => c.Requirements.Accessibility),
        OfText("requirements.other", Section.Room, "other requirements", c => c.Requirements.Other),
    ];

    /// <summary>Paths of the fields whose words can be counted.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. All.Where(field => field.Text is not null).Select(field => field.Path)];

    public static IReadOnlyList<string> Paths { get; } = [.. All.Select(field => field.Path)];

    public static FormField Of(string path) => All.First(field => field.Path == path);

    /// <summary>The section whose page shows a finding's field: <c>contacts[2].email</c> is on the organisers' page.</summary>
    public static Section SectionOf(string field)
    {
        var root = field.Split('.', '[')[0];
        if (root == "documents")
            return Section.Documents;
        return All.FirstOrDefault(known => known.Path.Split('.')[0] == root)?.Section ?? Section.File;
    }

    private static FormField OfText(string path, Section section, string words, Func<ProposalContent, string?> text) =>
        new(path, section, words, content => Given(text(content)), text);

    private static bool Given(string? text) => !text.IsBlank();
}
