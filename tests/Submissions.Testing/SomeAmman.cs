using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Testing;

public static partial class Some
{
    /// <summary>A call such as source document 000 answers: one day in Amman, the venue to be confirmed, by invitation, a small table.</summary>
    public static string AmmanJson { get; } = Resource("amman-2022.json");

    /// <summary>The Amman call: open from 1 September 2022 to 31 October 2022 at the end of the day.</summary>
    public static Call AmmanCall() => Call(AmmanJson);

    /// <summary>A day on which the Amman call is open: 20 October 2022, 08:00 UTC.</summary>
    public static DateTimeOffset AmmanNow { get; } = new(2022, 10, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The pre-conference session of source document 000: 20 invitees, Chatham House rule, one hour, English.</summary>
    public static ProposalContent AmmanContent() => new()
    {
        Title = "Pre-conference session on modernisation in border management",
        Languages = ["en"],
        Audience = "invitation",
        ChathamHouse = true,
        Organisers = [new() { Name = "International Centre for Migration Policy Development (ICMPD)", Kind = OrganiserKind.InternationalOrganisation, Country = "AT", Lead = true, Unit = "Mediterranean Region" }],
        Contacts = [new() { Name = "Mr. Lukas Brandner", Role = "Project Officer", Organisation = "ICMPD", Email = "lukas.brandner@example.org" }],
        Background =
        [
            new() { Title = "Pact on Migration and Asylum", Url = "https://example.org/migration-pact" },
            new() { Title = "Digital Agenda for Europe", Url = "https://example.org/digital-agenda" },
            new() { Title = "European Green Deal", Url = "https://example.org/green-deal" },
        ],
        Requirements = new() { Attendance = 20, Layout = "boardroom", Screen = true, Hdmi = true, Catering = false, Recording = false },
        Wishes = new() { Format = "lunch" },
        Description = AmmanDescription,
        GuidingQuestions =
        [
            "What information and knowledge is missing for a full understanding of procurement as a lever for modernisation in border management?",
            "How can public procurement help to reach wider goals together: cooperation on migration, sustainability and digital services?",
        ],
        Objective = "To discern what modernisation can contribute to cooperation on migration, and what would have to be known first.",
        ExpectedResults = "The feedback collected will shape a blueprint for the modernisation objective of the partnership framework.",
        Participation = "Twenty invitees from border services, procurement authorities, donors and international organisations.",
        Format = "An informal discussion among invitees, in English, under the Chatham House rule.",
        Moderator = new() { Name = "Jonas Delcourt", Title = "Mr.", Position = "Head of Mediterranean Region", Organisation = "ICMPD" },
        DurationMinutes = 60,
        Programme =
        [
            new() { Minutes = 10, What = "Welcome and framing by the Chair", Who = ["Jonas Delcourt"] },
            new() { Minutes = 40, What = "Discussion of the guiding questions", Audience = true },
            new() { Minutes = 10, What = "What goes into the blueprint", Who = ["Jonas Delcourt"] },
        ],
    };

    /// <summary>The Marrakesh call's file with one change, for tests of what a file can say.</summary>
    public static string MarrakeshJsonWith(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(MarrakeshJson)!.AsObject();
        change(json);
        return json.ToJsonString();
    }
}
