using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>A content as a reader has it: each field of the form as text, a group's rows one a line.</summary>
public static class FieldTexts
{
    private static readonly Dictionary<string, Func<ProposalContent, string?>> Others = new(StringComparer.Ordinal)
    {
        ["languages"] = c => Line(c.Languages),
        ["audience"] = c => c.Audience,
        ["chathamHouse"] = c => Said(c.ChathamHouse),
        ["wishes.format"] = c => c.Wishes.Format,
        ["wishes.slots"] = c => Lines(c.Wishes.Slots),
        ["organisers"] = c => Lines(c.Organisers.Select(o => Row(o.Name, o.Lead ? "lead" : null, o.Kind, o.Country, o.Unit))),
        ["contacts"] = c => Lines(c.Contacts.Select(k => Row(k.Name, k.Role, k.Organisation, k.Email, k.Phone))),
        ["background"] = c => Lines(c.Background.Select(b => Row(b.Title, b.Url))),
        ["translations"] = c => Lines(c.Translations.Select(t => $"{t.Key}: {t.Value.Title}\n{t.Value.Description}")),
        ["moderator"] = c => c.Moderator is { } m ? Row(m.Title, m.Name, m.Position, m.Organisation, m.Gender) : null,
        ["panellists"] = c => Lines(c.Panellists.Select(p => Row(
            p.Title, p.Name, p.Position, p.Organisation, p.Country, p.Dimension, p.Gender, p.Confirmed ? "confirmed" : "not confirmed"))),
        ["durationMinutes"] = c => c.DurationMinutes.Text,
        ["programme"] = c => Lines(c.Programme.Select(i => Row(i.Minutes.Text, i.What, Line(i.Who), i.Audience ? "with the audience" : null))),
        ["requirements.attendance"] = c => c.Requirements.Attendance.Text,
        ["requirements.layout"] = c => c.Requirements.Layout,
        ["requirements.projector"] = c => Said(c.Requirements.Projector),
        ["requirements.screen"] = c => Said(c.Requirements.Screen),
        ["requirements.microphones.perSpeaker"] = c => c.Requirements.Microphones.PerSpeaker.Text,
        ["requirements.microphones.floor"] = c => c.Requirements.Microphones.Floor.Text,
        ["requirements.hdmi"] = c => Said(c.Requirements.Hdmi),
        ["requirements.usb"] = c => Said(c.Requirements.Usb),
        ["requirements.interpretation"] = c => Line(c.Requirements.Interpretation),
        ["requirements.catering"] = c => Said(c.Requirements.Catering),
        ["requirements.recording"] = c => Said(c.Requirements.Recording),
    };

    public static string Of(FormField field, ProposalContent content) => (field.Text ?? Others[field.Path])(content) ?? "";

    private static string Row(params string?[] cells) => string.Join(" · ", cells.Where(cell => !string.IsNullOrEmpty(cell)));

    private static string Line(IEnumerable<string?> values) => string.Join(", ", values);

    private static string Lines(IEnumerable<string?> values) => string.Join('\n', values);

    private static string? Said(bool? answer) => answer switch { true => "yes", false => "no", null => null };
}
