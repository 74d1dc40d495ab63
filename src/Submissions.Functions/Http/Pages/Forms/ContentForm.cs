using Submissions.Domain;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Http.Pages.Forms;

/// <summary>Reads one section's form into a proposal's content; the other sections stay as they are.</summary>
internal static class ContentForm
{
    public static ProposalContent Read(Section section, PostedFields fields, ProposalContent before) => section switch
    {
        Section.About => About(fields, before),
        Section.Organisers => Organisers(fields, before),
        Section.Description => Description(fields, before),
        Section.Speakers => Speakers(fields, before),
        Section.Room => before with { Requirements = Room(fields, before.Requirements) },
        _ => before,
    };

    private static ProposalContent About(PostedFields fields, ProposalContent before) => before with
    {
        Title = fields.Line("title"),
        Languages = fields.List("languages"),
        Audience = fields.Line("audience"),
        ChathamHouse = fields.Tick("chathamHouse", before.ChathamHouse),
        Wishes = new Wishes
        {
            Format = fields.Line("wishes.format"),
            Slots = [.. fields.Rows("wishes.slots", path => fields.Line(path), slot => slot is null).OfType<string>().Distinct()],
            Note = fields.Text("wishes.note"),
        },
    };

    private static ProposalContent Organisers(PostedFields fields, ProposalContent before)
    {
        var lead = fields.Line("organisers.lead");
        return before with
        {
            Organisers = fields.Rows("organisers", path => Organiser(fields, path, lead == path), row => row with { Lead = false } == new Organiser()),
            Contacts = fields.Rows("contacts", path => Contact(fields, path), row => row == new Contact()),
        };
    }

    private static Organiser Organiser(PostedFields fields, string path, bool lead) => new()
    {
        Name = fields.Line($"{path}.name"),
        Kind = fields.Line($"{path}.kind"),
        Country = Countries.Code(fields.Line($"{path}.country")),
        Unit = fields.Line($"{path}.unit"),
        Lead = lead,
    };

    private static Contact Contact(PostedFields fields, string path) => new()
    {
        Name = fields.Line($"{path}.name"),
        Role = fields.Line($"{path}.role"),
        Organisation = fields.Line($"{path}.organisation"),
        Email = fields.Line($"{path}.email"),
        Phone = fields.Line($"{path}.phone"),
    };

    private static ProposalContent Description(PostedFields fields, ProposalContent before) => before with
    {
        Description = fields.Text("description"),
        GuidingQuestions = fields.Rows("guidingQuestions", path => fields.Text(path) ?? "", question => question.Length == 0),
        Objective = fields.Text("objective"),
        ExpectedResults = fields.Text("expectedResults"),
        Participation = fields.Text("participation"),
        Format = fields.Text("format"),
        Methodology = fields.Text("methodology"),
        Background = fields.Rows("background", path => Link(fields, path), row => row == new BackgroundLink()),
        Translations = Translations(fields, before.Translations),
    };

    private static BackgroundLink Link(PostedFields fields, string path) =>
        new() { Title = fields.Line($"{path}.title"), Url = fields.Line($"{path}.url") };

    private static ProposalContent Speakers(PostedFields fields, ProposalContent before) => before with
    {
        Moderator = Moderator(fields) is var moderator && moderator != new Moderator() ? moderator : null,
        Panellists = fields.Rows("panellists", path => Panellist(fields, path), row => row == new Panellist()),
        DurationMinutes = fields.Amount("durationMinutes"),
        Programme = fields.Rows("programme", path => Item(fields, path), row => row.Who.Count == 0 && row with { Who = [] } == BlankItem),
    };

    private static Moderator Moderator(PostedFields fields) => new()
    {
        Name = fields.Line("moderator.name"),
        Title = fields.Line("moderator.title"),
        Position = fields.Line("moderator.position"),
        Organisation = fields.Line("moderator.organisation"),
        Gender = fields.Line("moderator.gender"),
    };

    private static Panellist Panellist(PostedFields fields, string path) => new()
    {
        Name = fields.Line($"{path}.name"),
        Title = fields.Line($"{path}.title"),
        Position = fields.Line($"{path}.position"),
        Organisation = fields.Line($"{path}.organisation"),
        Country = Countries.Code(fields.Line($"{path}.country")),
        Dimension = fields.Line($"{path}.dimension"),
        Gender = fields.Line($"{path}.gender"),
        Confirmed = fields.Ticked($"{path}.confirmed"),
    };

    private static readonly ProgrammeItem BlankItem = new();

    private static ProgrammeItem Item(PostedFields fields, string path) => new()
    {
        Minutes = fields.Amount($"{path}.minutes"),
        What = fields.Text($"{path}.what"),
        Who = fields.Lines($"{path}.who"),
        Audience = fields.Ticked($"{path}.audience"),
    };

    private static Requirements Room(PostedFields fields, Requirements before) => new()
    {
        Attendance = fields.Amount("requirements.attendance"),
        Layout = fields.Line("requirements.layout"),
        Projector = fields.Tick("requirements.projector", before.Projector),
        Screen = fields.Tick("requirements.screen", before.Screen),
        Microphones = new Microphones
        {
            PerSpeaker = fields.Amount("requirements.microphones.perSpeaker"),
            Floor = fields.Amount("requirements.microphones.floor"),
        },
        Hdmi = fields.Tick("requirements.hdmi", before.Hdmi),
        Usb = fields.Tick("requirements.usb", before.Usb),
        Interpretation = fields.List("requirements.interpretation"),
        Catering = fields.Tick("requirements.catering", before.Catering),
        Recording = fields.Tick("requirements.recording", before.Recording),
        Accessibility = fields.Text("requirements.accessibility"),
        Other = fields.Text("requirements.other"),
    };

    /// <summary>The page lists the languages it shows in <c>translations</c>; further ones stay.</summary>
    private static SortedDictionary<string, Translation> Translations(PostedFields fields, IReadOnlyDictionary<string, Translation> before)
    {
        var all = new SortedDictionary<string, Translation>(before.ToDictionary(), StringComparer.Ordinal);
        foreach (var language in fields.List("translations").Where(LanguageCodes.All.Contains))
        {
            all[language] = new Translation
            {
                Title = fields.Line($"translations.{language}.title"),
                Description = fields.Text($"translations.{language}.description"),
            };
            if (all[language] == new Translation())
                all.Remove(language);
        }

        return all;
    }
}
