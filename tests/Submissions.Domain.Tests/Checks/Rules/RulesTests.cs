using System.Text.Json.Nodes;
using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Checks.Rules;

/// <summary>Each kind of rule as a table: the rule as the call's file says it, a proposal, and the findings of that rule.</summary>
public sealed class RulesTests
{
    private const string Warn = ",\"severity\":\"warn\"}";

    public static TheoryData<string, Change, string[]> Rules => new()
    {
        // words, characters
        { "\"rule\":\"words\",\"field\":\"title\",\"max\":14", new(c => c), [] },
        { "\"rule\":\"words\",\"field\":\"title\",\"max\":12", new(c => c), ["title: The title has 14 words of at most 12. → Shorten it by 2 words."] },
        { "\"rule\":\"words\",\"field\":\"objective\",\"min\":3", new(c => c with { Objective = "To learn" }), ["objective: The objective has 2 words of at least 3. → Add 1 word."] },
        { "\"rule\":\"words\",\"field\":\"objective\",\"min\":3", new(c => c with { Objective = " " }), [] },
        { "\"rule\":\"words\",\"field\":\"guidingQuestions\",\"max\":2", new(c => c with { GuidingQuestions = ["Why?", "How so?"] }), ["guidingQuestions: The guiding questions has 3 words of at most 2. → Shorten it by 1 word."] },
        { "\"rule\":\"characters\",\"field\":\"title\",\"max\":3", new(c => c with { Title = "été" }), [] },
        { "\"rule\":\"characters\",\"field\":\"title\",\"max\":3", new(c => c with { Title = "étés" }), ["title: The title has 4 characters of at most 3. → Shorten it by 1 character."] },
        // organisers
        { "\"rule\":\"organisers\",\"min\":2,\"max\":3", new(c => c), [] },
        { "\"rule\":\"organisers\",\"min\":3", new(c => c), ["organisers: There are 2 organisers; this call asks for at least 3. → Add 1 organisation to hold the event with you."] },
        { "\"rule\":\"organisers\",\"max\":1", new(c => c), ["organisers: There are 2 organisers; this call takes at most 1. → Name the others in the description as partners."] },
        { "\"rule\":\"organisers\",\"max\":2", new(c => c with { Organisers = [.. c.Organisers, new()] }), [] },
        { "\"rule\":\"organiserKinds\",\"leads\":[\"government\"],\"anyOf\":[\"international-organisation\",\"civil-society\"]", new(c => c), [] },
        { "\"rule\":\"organiserKinds\",\"leads\":[\"government\"],\"anyOf\":[\"academia\"]", new(c => c), ["organisers: No organiser is academia yet. → Add such a partner, or correct the kind of an organiser."] },
        { "\"rule\":\"organiserKinds\",\"leads\":[\"academia\"],\"anyOf\":[\"civil-society\"]", new(c => c), [] },
        { "\"rule\":\"organiserKinds\",\"anyOf\":[\"civil-society\"]", new(c => c), ["organisers: No organiser is civil society yet. → Add such a partner, or correct the kind of an organiser."] },
        { "\"rule\":\"leadKinds\",\"kinds\":[\"government\"]", new(c => c), [] },
        { "\"rule\":\"leadKinds\",\"kinds\":[\"academia\",\"civil-society\"]", new(c => c), ["organisers[0].kind: The lead is government; this call expects academia or civil society. → Let one of your partners lead, or ask the support unit."] },
        { "\"rule\":\"leadKinds\",\"kinds\":[\"government\"]", new(c => c with { Organisers = [new() { Name = "A" }] }), ["organisers[0].kind: The kind of the lead organisation is not given yet. → Choose what kind of organisation it is."] },
        { "\"rule\":\"priority\",\"kinds\":[\"academia\"]", new(c => c), [] },
        { "\"rule\":\"proposalsPerLead\",\"max\":2", new(c => c, Leads: 1), [] },
        { "\"rule\":\"proposalsPerLead\",\"max\":1", new(c => c, Leads: 1), ["organisers[0].name: \"Government of the Republic of Moldova\" already leads 1 filed proposal in this call. → Let one of your partners lead, or withdraw the other proposal first."] },
        { "\"rule\":\"contacts\",\"min\":2", new(c => c), [] },
        { "\"rule\":\"contacts\",\"min\":4", new(c => c), ["contacts: 3 contacts have an address that works; this call asks for 4. → Add a colleague who can answer when you are away."] },
        // speakers
        { "\"rule\":\"panellists\",\"min\":5,\"max\":5", new(c => c), [] },
        { "\"rule\":\"panellists\",\"min\":6", new(c => c), ["panellists: 5 panellists are named; this call asks for at least 6. → Add panellists; they need not be confirmed yet."] },
        { "\"rule\":\"panellists\",\"max\":4", new(c => c), ["panellists: There are 5 panellists; this call takes at most 4. → Let some of them speak from the floor."] },
        { "\"rule\":\"panellists\",\"min\":1", new(c => c with { Panellists = [new() { Organisation = "unnamed" }] }), ["panellists: No panellist is named; this call asks for at least 1. → Add panellists; they need not be confirmed yet."] },
        { "\"rule\":\"confirmedShare\",\"min\":0.8", new(c => c), [] },
        { "\"rule\":\"confirmedShare\",\"min\":0.81", new(c => c), ["panellists: 4 of 5 panellists are confirmed; this call asks for 5. → Mark those who have said yes; you can do so until the call closes."] },
        { "\"rule\":\"confirmedShare\",\"least\":5", new(c => c), ["panellists: 4 of 5 panellists are confirmed; this call asks for 5. → Mark those who have said yes; you can do so until the call closes."] },
        { "\"rule\":\"genderBalance\"", new(c => c), [] },
        { "\"rule\":\"genderBalance\"", new(c => Genders(c, "man", "man")), ["panellists: All speakers are of one gender so far. → Invite one more perspective to the panel."] },
        { "\"rule\":\"genderBalance\"", new(c => Genders(c, "woman", "man")), [] },
        { "\"rule\":\"genderBalance\"", new(c => Genders(c, null, "man")), [] },
        { "\"rule\":\"moderator\"", new(c => c with { Moderator = new() { Title = "Ms." } }), ["moderator.name: The moderator is not named yet. → Tell us who chairs the event."] },
        // programme
        { "\"rule\":\"programmeFillsSlot\"", new(c => c), [] },
        { "\"rule\":\"programmeFillsSlot\"", new(c => Planned(c, 70)), ["programme: The programme adds up to 70 of 75 minutes: 5 minutes are not planned yet. → Change the minutes of an item, add one, or change the duration."] },
        { "\"rule\":\"programmeFillsSlot\"", new(c => Planned(c, 76)), ["programme: The programme adds up to 76 minutes, the event has 75: 1 minute is too many. → Change the minutes of an item, add one, or change the duration."] },
        { "\"rule\":\"programmeFillsSlot\"", new(c => c with { DurationMinutes = default }), ["durationMinutes: The duration is not given yet. → Your programme adds up to 75 minutes: enter that, or what the event really takes."] },
        { "\"rule\":\"programmeFillsSlot\"", new(c => c with { Programme = [] }), ["programme: The programme has no timed items yet. → Add the parts of the event with their minutes."] },
        { "\"rule\":\"programmeFillsSlot\"", new(c => Planned(c, 90) with { DurationMinutes = 90 }), ["durationMinutes: The event takes 90 minutes; the slot wished for has 75. → Shorten the programme, or wish for a longer slot."] },
        { "\"rule\":\"programmeFillsSlot\"", new(c => Planned(c, 90) with { DurationMinutes = 90, Wishes = new() }), [] },
        { "\"rule\":\"programmeFillsSlot\"", new(c => Planned(c, 91) with { DurationMinutes = 91, Wishes = new() }), ["durationMinutes: The event takes 91 minutes; the longest slot has 90. → Shorten the programme, or wish for a longer slot."] },
        { "\"rule\":\"audienceShare\",\"min\":0.26", new(c => c), [] },
        { "\"rule\":\"audienceShare\",\"min\":0.5", new(c => c), ["programme: The audience has 20 of 75 minutes; this call asks for 50 %, that is 38. → Mark the items whose time belongs to the audience, or give it more."] },
        // languages, wishes, fields
        { "\"rule\":\"languages\",\"allowed\":[\"en\",\"fr\"]", new(c => c with { Languages = ["fr", "de"] }), ["languages[1]: This call does not offer German. → Choose another language, or ask for interpretation under Room."] },
        { "\"rule\":\"languages\",\"allowed\":[\"en\"]", new(c => c with { Languages = [] }), ["languages: The language of the event is not given yet. → Choose one or more."] },
        { "\"rule\":\"textPerLanguage\",\"languages\":[\"en\",\"fr\"],\"fields\":[\"title\"]", new(c => c), ["translations.fr.title: The title in French is missing. → Write it, or ask a colleague to; the other languages stay as they are."] },
        { "\"rule\":\"textPerLanguage\",\"languages\":[\"en\",\"fr\"],\"fields\":[\"title\"]", new(c => c with { Translations = new Dictionary<string, Translation> { ["fr"] = new() { Title = "Titre" } } }), [] },
        { "\"rule\":\"wishes\"", new(c => c with { Wishes = new() { Slots = ["fri-breakfast", "sun-brunch"] } }), ["wishes.slots[1]: This call has no slot \"sun-brunch\". → Choose among wed-lunch, wed-evening, thu-lunch or fri-breakfast."] },
        { "\"rule\":\"wishes\"", new(c => c with { Wishes = new() { Format = "brunch" } }), ["wishes.format: This call has no slot for \"brunch\". → Choose lunch, evening or breakfast, or leave it open."] },
        { "\"rule\":\"wishes\"", new(c => c with { Wishes = new() { Format = "breakfast" } }), [] },
        { "\"rule\":\"required\",\"field\":\"requirements.layout\"", new(c => c with { Requirements = new() }), ["requirements.layout: Nothing is written yet for: layout. → Fill it in; a sentence can be enough."] },
        // documents
        { "\"rule\":\"document\",\"kind\":\"concept-note\",\"due\":\"closing\"", new(c => c), [] },
        { "\"rule\":\"document\",\"kind\":\"list\",\"due\":\"closing\"", new(c => c), ["documents.list: Not received yet: list, due by Friday 28 September 2018, 23:59, Marrakesh time. → Upload it under Documents."] },
        { "\"rule\":\"document\",\"kind\":\"concept-note\",\"due\":\"closing\"", new(c => c, State: DocumentState.Rejected), ["documents.concept-note: Not accepted: concept note, due by Friday 28 September 2018, 23:59, Marrakesh time. → Upload it under Documents."] },
        { "\"rule\":\"document\",\"kind\":\"concept-note\",\"due\":\"closing\"", new(c => c, State: DocumentState.Waived), [] },
        // rooms
        { "\"rule\":\"roomFit\"", new(c => c with { Requirements = c.Requirements with { Attendance = 400 } }), ["requirements: No place fits yet. The nearest does not fit Orangeraie at 08:30: It seats 220 of 400. → Ask for less, or say under \"other\" what you can do without."] },
        { "\"rule\":\"roomFit\"", new(c => c with { Requirements = new() }), [] },
        { "\"rule\":\"roomFit\"", new(c => c with { Requirements = new() { Attendance = 300 } }), ["wishes: Nothing that you wish for fits: it does not fit Orangeraie at 08:30: It seats 220 of 300. It fits Koutoubia on Wednesday at 13:15. → Wish for that place, ask for less, or leave it to the support unit."] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_finds_what_it_says(string rule, Change change, string[] expected)
    {
        var call = Some.Call(Some.MarrakeshJsonWith(json => json["rules"] = JsonNode.Parse("[{" + rule + Warn + "]")));
        var candidate = Some.Candidate(change.Content(Some.MarrakeshContent().WithMendedAddress()), call) with
        {
            LeadHolders = [.. Enumerable.Range(0, change.Leads).Select(i => $"MRK-2222{i + 2}")],
            Documents = [Some.Document("concept-note") with { State = change.State }],
        };
        var findings = Assert.Single(call.Rules).Check(candidate).ToList();
        Assert.Equal(expected, findings.Select(f => $"{f.Field}: {f.Message} → {f.Fix}"));
        Assert.All(findings, f => Assert.Equal((Severity.Warn, call.Rules[0].Name, call.Rules[0].Guideline), (f.Severity, f.Rule, f.Guideline)));
    }

    [Fact]
    public void Every_kind_of_rule_has_a_row() => Assert.Equal(
        RuleKinds.Names,
        Rules.Select(row => row.Data.Item1.Split('"')[3]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2018-11-09", "2018-09-20T10:00:00Z", Severity.Inform)]
    [InlineData("2018-11-09", "2018-11-09T22:59:59Z", Severity.Inform)]
    [InlineData("2018-11-09", "2018-11-09T23:00:00Z", Severity.Warn)]
    [InlineData("closing", "2018-09-20T10:00:00Z", Severity.Block)]
    [InlineData("2018-09-01", "2018-09-20T10:00:00Z", Severity.Block)]
    public void Document_blocks_only_when_it_is_due_by_the_closing(string due, string now, Severity expected)
    {
        var call = Some.Call(Some.MarrakeshJsonWith(json => json["rules"] = new JsonArray(new JsonObject { ["rule"] = "document", ["kind"] = "x", ["due"] = due, ["severity"] = "block" })));
        var candidate = Some.Candidate(Some.MarrakeshContent(), call, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, Assert.Single(call.Rules[0].Check(candidate)).Severity);
    }

    private static ProposalContent Genders(ProposalContent content, string? moderator, string panel) => content with
    {
        Moderator = content.Moderator! with { Gender = moderator },
        Panellists = [.. content.Panellists.Select(panellist => panellist with { Gender = panel })],
    };

    private static ProposalContent Planned(ProposalContent content, int minutes) => content with
    {
        Programme = [new() { Minutes = minutes - 40, What = "Panel" }, new() { Minutes = 40, What = "Discussion", Audience = true }],
    };

    /// <summary>How a row differs from the Marrakesh proposal.</summary>
    public sealed record Change(Func<ProposalContent, ProposalContent> Content, int Leads = 0, DocumentState State = DocumentState.Received);
}
