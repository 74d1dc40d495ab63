using Submissions.Domain.Proposals;

namespace Submissions.Testing;

public static partial class Some
{
    /// <summary>The third contact's address in <see cref="MarrakeshContent"/>: it has no "@", as in the form that was really filed.</summary>
    public const string BrokenAddress = "laura.moreno.example.org";

    /// <summary>
    /// The side event of source document 001 as it was filed, with its broken address: structure, numbers and title are the
    /// document's; persons, addresses and texts are invented.
    /// </summary>
    public static ProposalContent MarrakeshContent() => new()
    {
        Title = "What role for capacity building in turning the Global Compact on Migration into action?",
        Languages = ["en"],
        Audience = "open",
        ChathamHouse = false,
        Organisers =
        [
            new()
            {
                Name = "Government of the Republic of Moldova", Kind = OrganiserKind.Government, Country = "MD", Lead = true,
                Unit = "Ministry of Foreign Affairs and European Integration",
            },
            new() { Name = "International Centre for Migration Policy Development (ICMPD)", Kind = OrganiserKind.InternationalOrganisation },
        ],
        Contacts =
        [
            new() { Name = "Ms. Elena Rusu", Role = "State Secretary", Organisation = "Ministry of Foreign Affairs and European Integration", Email = "elena.rusu@example.org" },
            new() { Name = "Mr. Andrei Munteanu", Role = "Programme Coordinator, Global Initiatives", Organisation = "ICMPD", Email = "andrei.munteanu@example.org" },
            new() { Name = "Ms. Laura Moreno", Role = "Knowledge Management and Communications Officer", Organisation = "Migration EU eXpertise", Email = BrokenAddress },
        ],
        Background =
        [
            new() { Title = "Expert Voice: ten lessons learnt from ten years of peer exchange", Url = "https://example.org/news/ten-lessons" },
            new() { Title = "Annual Report 2017", Url = "https://example.org/files/annual-report-2017-en-final-web.pdf" },
            new() { Title = "Advancing migration cooperation with partner countries: lessons learnt and good practices", Url = "https://example.org/files/good-practices.pdf" },
            new() { Title = "Mobility Partnership Newsletter" },
        ],
        Requirements = new()
        {
            Attendance = 220, Layout = "theatre", Projector = true, Screen = true, Hdmi = true, Usb = true,
            Microphones = new() { PerSpeaker = 1, Floor = 2 }, Catering = true, Recording = false,
            Other = "Coloured cards for the vote are brought along; live polling if the room's network allows it.",
        },
        Wishes = new() { Format = "breakfast", Slots = ["fri-breakfast"], Note = "if permitted by the organisation" },
        Description = MarrakeshDescription,
        GuidingQuestions =
        [
            "What can be achieved through capacity building, and under which conditions does it succeed?",
            "What stands in the way, and how have others dealt with it?",
            "Moving forward: what should the mechanism of the compact look like?",
        ],
        Objective = MarrakeshObjective,
        ExpectedResults = MarrakeshResults,
        Participation = MarrakeshParticipation,
        Format = "Breakfast format (if permitted by the organisation).",
        Methodology = MarrakeshMethodology,
        Moderator = new()
        {
            Name = "Elena Rusu", Title = "Ms.", Position = "State Secretary for European Integration",
            Organisation = "Ministry of Foreign Affairs and European Integration of the Republic of Moldova",
        },
        Panellists =
        [
            new()
            {
                Name = "Issa Kaboré", Title = "H.E. Mr.", Position = "Minister of African Integration and Burkinabè Abroad", Organisation = "Government of Burkina Faso",
                Country = "BF", Dimension = "regional", Confirmed = true,
            },
            new()
            {
                Name = "Alejandro Ibáñez Ruiz", Title = "Mr.", Position = "Director of Administration", Organisation = "National Institute of Migration",
                Country = "MX", Dimension = "national", Confirmed = true,
            },
            new()
            {
                Name = "Nadia Benkirane", Title = "Ms.", Position = "Deputy Mayor for International Cooperation", Organisation = "City of Rabat",
                Country = "MA", Dimension = "local", Confirmed = true,
            },
            new()
            {
                Name = "Karin Lindqvist", Title = "Ms.", Position = "Deputy Head of Unit, Migration and Employment", Organisation = "European Commission, DG DEVCO",
                Country = "BE", Dimension = "global", Confirmed = false,
            },
            new()
            {
                Name = "Rolf Gerhardt", Title = "Mr.", Position = "Programme Director, Head of the Brussels Mission", Organisation = "ICMPD",
                Country = "BE", Dimension = "global", Confirmed = true,
            },
        ],
        DurationMinutes = 75,
        Programme =
        [
            new() { Minutes = 10, What = "Opening and introduction by the Chair", Who = ["Elena Rusu"] },
            new()
            {
                Minutes = 25, What = "Session I: What role for capacity building at regional, central and local levels? About 8 minutes each",
                Who = ["Issa Kaboré", "Alejandro Ibáñez Ruiz", "Nadia Benkirane"],
            },
            new() { Minutes = 5, What = "Interaction with the audience (voting exercise)", Audience = true },
            new()
            {
                Minutes = 20, What = "Session II: What role for donors and international organisations? 10 minutes each",
                Who = ["Karin Lindqvist", "Rolf Gerhardt"],
            },
            new() { Minutes = 15, What = "Conclusions by the Chair and questions and answers", Who = ["Elena Rusu"], Audience = true },
        ],
    };

    /// <summary>The same content with the third contact's address as it was meant.</summary>
    public static ProposalContent WithMendedAddress(this ProposalContent content) => content with
    {
        Contacts = [.. content.Contacts.Select(contact => contact.Email == BrokenAddress ? contact with { Email = "laura.moreno@example.org" } : contact)],
    };
}
