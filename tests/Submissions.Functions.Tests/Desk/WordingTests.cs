using System.Net;
using AngleSharp.Html.Dom;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters.Own;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using static Submissions.Functions.Tests.Desk.PageHand;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

public sealed class WordingTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly WordingField What = new("accepted.what", "en");

    [Fact]
    public async Task Words_are_typed_looked_at_in_a_real_letter_and_saved_with_their_version_and_audit()
    {
        var call = await app.NewCallAsync();
        var organiser = await Organiser.FiledAsync(app.Client, call);
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/wording/accepted");
        Assert.Contains("{number} the proposal's number", Words(page), StringComparison.Ordinal);
        var look = await SendAsync(client, page, "#edit", ("accepted.what.en", "Welcome aboard."), ("accepted.what.fr", "Bienvenue à bord."), ("do", "look"));
        Assert.Equal(HttpStatusCode.OK, look.Status);
        var reference = (await StoredAsync(organiser)).Filed!.Reference.Value;
        Assert.Contains($"An example with the data of {reference}", Words(look.Html), StringComparison.Ordinal);
        Assert.Equal(2, look.Html.QuerySelectorAll(".letter").Count(letter => letter.TextContent.Contains("Welcome aboard.", StringComparison.Ordinal)));
        Assert.Equal(2, look.Html.QuerySelectorAll(".letter").Count(letter => letter.TextContent.Contains("Bienvenue à bord.", StringComparison.Ordinal)));
        Assert.Empty((await CallAsync(call)).Wording.Own);

        var html = await SendAsync(client, look.Html, "main form", ("do", "html 0"));
        Assert.Contains("Welcome aboard.", html.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form", ("do", "save"))).Status);
        // Sent again, as after a lost answer: it is so already.
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form", ("do", "save"))).Status);
        Assert.Equal("Welcome aboard.", (await CallAsync(call)).Wording[What]);
        var version = (await app.Service<CallStore>().VersionsAsync(call, default))[0];
        Assert.Equal((1, "Wording: Accepted"), (version.Number, version.What));
        Assert.Contains("Wording: Accepted", (await app.DeskGetAsync("/desk/audit")).Text, StringComparison.Ordinal);
        // Other words are no reason to look at every proposal again.
        Assert.DoesNotContain(await app.Service<RecheckStore>().OpenAsync(default), recheck => recheck.Call == call);
    }

    [Fact]
    public async Task What_cannot_stand_is_told_at_its_field_and_what_was_typed_comes_back()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/wording/accepted");
        foreach (var button in (string[])["look", "save", "html 0"])
        {
            var again = await SendAsync(
                client, page, "#edit", ("accepted.subject.en", "{number} <b>in</b>"), ("accepted.heading.en", ""), ("accepted.what.fr", "Voir www.exemple.org"), ("do", button));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Equal("{number} <b>in</b>", ((IHtmlInputElement)again.Html.GetElementById("accepted.subject.en")!).Value);
            Assert.Contains("{title} in it", again.Html.GetElementById("accepted.subject.en-wrong")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("plain words", again.Html.GetElementById("accepted.subject.en-wrong")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("no sentence can be left empty", again.Html.GetElementById("accepted.heading.en-wrong")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("no address", again.Html.GetElementById("accepted.what.fr-wrong")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Voir www.exemple.org", ((IHtmlTextAreaElement)again.Html.GetElementById("accepted.what.fr")!).Value);
        }

        Assert.Empty((await CallAsync(call)).Wording.Own);
    }

    [Fact]
    public async Task A_line_break_in_a_subject_becomes_a_blank_and_no_header()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var look = await SendAsync(
            client, await GetAsync(client, $"/desk/calls/{call}/wording/declined"), "#edit", ("declined.subject.en", "{number}: {title}\r\nBcc: everyone"), ("declined.subject.fr", "{number}, {title}, enfin"), ("do", "look"));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form", ("do", "save"))).Status);
        Assert.Equal("{number}: {title} Bcc: everyone", (await CallAsync(call)).Wording[new WordingField("declined.subject", "en")]);
    }

    [Fact]
    public async Task One_language_alone_is_saved_only_by_who_knows_it()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var look = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/wording/accepted"), "#edit", ("accepted.what.en", "Welcome."), ("do", "look"));
        Assert.Contains("changed in English, usual in French", Words(look.Html), StringComparison.Ordinal);
        var held = await SendAsync(client, look.Html, "main form", ("do", "save"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, held.Status);
        Assert.Empty((await CallAsync(call)).Wording.Own);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, held.Html, "main form", ("known", "true"), ("do", "save"))).Status);
        Assert.Equal("Welcome.", (await CallAsync(call)).Wording[What]);
        var row = (await GetAsync(client, $"/desk/calls/{call}/wording")).QuerySelector("tr:has(a[href$='/wording/accepted'])")!;
        Assert.Equal(["Your proposal is accepted", "1 of 3 changed", "usual, while another language is changed"], row.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Two_coordinators_at_other_sentences_do_not_meet_and_at_the_same_the_second_sees_the_firsts()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var (one, two) = (await GetAsync(client, $"/desk/calls/{call}/wording/accepted"), await GetAsync(client, $"/desk/calls/{call}/wording/accepted"));
        await SaveAsync(client, one, ("accepted.what.en", "Theirs."), ("accepted.what.fr", "Le leur."));
        await SaveAsync(client, two, ("accepted.heading.en", "Ours"), ("accepted.heading.fr", "Le nôtre"));
        Assert.Equal(("Theirs.", "Ours"), ((await CallAsync(call)).Wording[What], (await CallAsync(call)).Wording[new WordingField("accepted.heading", "en")]));

        var look = await SendAsync(client, two, "#edit", ("accepted.what.en", "Ours too."), ("do", "look"));
        var overtaken = await SendAsync(client, look.Html, "main form", ("known", "true"), ("do", "save"));
        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Contains("changed the same words meanwhile", Words(overtaken.Html), StringComparison.Ordinal);
        Assert.Contains("Theirs.", overtaken.Html.GetElementById("accepted.what.en-theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ours too.", ((IHtmlTextAreaElement)overtaken.Html.GetElementById("accepted.what.en")!).Value);
        Assert.Equal("Le leur.", ((IHtmlTextAreaElement)overtaken.Html.GetElementById("accepted.what.fr")!).Value);
        await SaveAsync(client, overtaken.Html);
        Assert.Equal("Ours too.", (await CallAsync(call)).Wording[What]);
    }

    [Fact]
    public async Task Letters_written_from_then_on_say_it_and_sent_ones_are_shown_as_they_were_sent()
    {
        var call = await app.NewCallAsync();
        var early = await Organiser.FiledAsync(app.Client, call, "Early");
        await app.Service<DispatchLetters>().RunAsync(app.Address, default);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var client = await app.DeskAsync();
        await SaveAsync(client, await GetAsync(client, $"/desk/calls/{call}/wording/filed"), ("filed.heading.en", "We have it"), ("filed.heading.fr", "Nous l'avons"));
        var late = await Organiser.FiledAsync(app.Client, call, "Late");
        await app.Service<DispatchLetters>().RunAsync(app.Address, default);
        Assert.Contains("We have it", (await LetterAsync(late)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("We have it", (await LetterAsync(early)).Text, StringComparison.Ordinal);
        var sent = app.Service<ReadLocalMail>().List(null, "We have it").Select(letter => letter.Id).ToList();
        Assert.Contains(sent, id => id.Contains(late.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(sent, id => id.Contains(early.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Earlier_words_and_the_usual_ones_come_back_into_the_fields()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var path = $"/desk/calls/{call}/wording/accepted";
        await SaveAsync(client, await GetAsync(client, path), ("accepted.what.en", "First."), ("accepted.what.fr", "Un."));
        await SaveAsync(client, await GetAsync(client, path), ("accepted.what.en", "Second."), ("accepted.what.fr", "Deux."));
        var page = await GetAsync(client, path);
        Assert.NotNull(page.QuerySelector("a[href='?from=1']"));
        await SaveAsync(client, await GetAsync(client, $"{path}?from=1"));
        Assert.Equal("First.", (await CallAsync(call)).Wording[What]);
        var usual = await SendAsync(client, page, "#edit", ("do", "usual accepted.what.en"));
        Assert.Equal(What.Usual, ((IHtmlTextAreaElement)usual.Html.GetElementById("accepted.what.en")!).Value);
        await SaveAsync(client, await GetAsync(client, $"{path}?from=usual"));
        Assert.Empty((await CallAsync(call)).Wording.Own);
        Assert.Equal(4, (await app.Service<CallStore>().VersionsAsync(call, default))[0].Number);
    }

    private static async Task SaveAsync(HttpClient client, IHtmlDocument page, params (string Name, string Value)[] typed)
    {
        var look = await SendAsync(client, page, "#edit", [.. typed, ("do", "look")]);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form", ("known", "true"), ("do", "save"))).Status);
    }

    private async Task<LetterRead> LetterAsync(Organiser organiser) => (await app.Service<ReadLetter>().RunAsync(ProposalId.Parse(organiser.Id), "filed-1-0", app.Address, default))!;

    private async Task<Proposal> StoredAsync(Organiser organiser) => (await app.Service<ProposalStore>().FindAsync(ProposalId.Parse(organiser.Id), default))!.Value;

    private async Task<Call> CallAsync(CallId call) => (await app.Service<CallStore>().FindAsync(call, default))!;
}
