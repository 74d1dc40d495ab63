using System.Net;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Http.Pages;

public sealed class ReminderPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calendar_shows_what_is_to_come_and_why_and_changes_when_the_document_arrives()
    {
        var call = await app.NewCallAsync();
        app.Clock.Set(Some.Now.AddDays(20));
        try
        {
            var (access, reference) = await FiledAsync(call, "First title");
            var address = $"/desk/calls/{call}/calendar";
            var before = (await app.DeskGetAsync(address, DeskRole.Reader)).Text;
            Assert.Contains($">{reference}</a>", before, StringComparison.Ordinal);
            Assert.Contains("Missing: speaker confirmations, due Friday 9 November 2018, 23:59, Marrakesh time. 14 days before the due date", before, StringComparison.Ordinal);
            Assert.Contains("14 days before", (await app.DeskGetAsync($"/queue/{call}/{access.Id}", DeskRole.Reader)).Text, StringComparison.Ordinal);
            Assert.Contains("Letters to come", await OwnPageAsync(access), StringComparison.Ordinal);

            await ReceiveAsync(access, "speaker-confirmations");
            Assert.DoesNotContain("Missing: speaker", (await app.DeskGetAsync(address, DeskRole.Reader)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Missing: speaker", await OwnPageAsync(access), StringComparison.Ordinal);
        }
        finally
        {
            app.Clock.Set(Some.Now);
        }
    }

    [Fact]
    public async Task Calendar_tells_that_drafts_are_reminded_and_not_whose()
    {
        var call = await app.NewCallAsync();
        await StartAsync(call, "A secret title");
        var calendar = (await app.DeskGetAsync($"/desk/calls/{call}/calendar")).Text;
        Assert.Contains("to the writers of 1 draft", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", calendar, StringComparison.Ordinal);
        var json = (await app.DeskGetAsync($"/api/review/calls/{call}/reminders")).Text;
        Assert.Contains("reminder-draft", json, StringComparison.Ordinal);
        Assert.DoesNotContain("@", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Title_that_is_written_and_not_filed_is_not_in_the_calendar()
    {
        var call = await app.NewCallAsync();
        app.Clock.Set(Some.Now.AddDays(7));
        var (access, _) = await FiledAsync(call, "As filed");
        await app.Service<SaveProposal>().RunAsync(access, null, content => content with { Title = "Half a thought" }, Act.ByOrganiser(app.Clock.GetUtcNow()), Stop);
        app.Clock.Set(Some.Now.AddDays(20));
        var calendar = (await app.DeskGetAsync($"/desk/calls/{call}/calendar")).Text;
        app.Clock.Set(Some.Now);
        Assert.Contains("As filed", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("Half a thought", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_of_a_reminder_shows_a_page_and_only_its_button_stops_them()
    {
        var access = await StartAsync(await app.NewCallAsync(), "Title");
        var reader = EmailAddress.Parse(Some.MarrakeshContent().WithMendedAddress().Contacts[0].Email!);
        var address = $"/proposals/{access.Id}/reminders/{access.Key.Value}/{reader.Id}";

        Assert.Contains("No more reminders of this proposal</button>", (await GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(access)).Reminding.Silent);
        for (var twice = 0; twice < 2; twice++)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(address, "List-Unsubscribe", "One-Click")).Status);
        Assert.Equal([reader.Id], (await ReadAsync(access)).Reminding.Silent);
        Assert.Contains("Send me reminders again", (await GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(address, "do", "again")).Status);
        Assert.Empty((await ReadAsync(access)).Reminding.Silent);
        Assert.Equal(["started", "reminders-stopped", "reminders-resumed"], (await app.Service<ProposalStore>().HistoryAsync(access.Id, Stop)).Select(entry => entry.What).Where(what => what != "document-received"));
    }

    [Theory]
    [InlineData("0123456789abcdef", true)]
    [InlineData(null, false)]
    public async Task Link_of_another_reader_or_with_another_key_opens_nothing(string? reader, bool ownKey)
    {
        var access = await StartAsync(await app.NewCallAsync(), "Title");
        var address = $"/proposals/{access.Id}/reminders/{(ownKey ? access.Key : Some.Key("another")).Value}/{reader ?? EmailAddress.Parse(Some.MarrakeshContent().WithMendedAddress().Contacts[0].Email!).Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(address, "do", "stop")).Status);
    }

    private Task<Reply> GetAsync(string address) => Organiser.SendAsync(app.Client, HttpMethod.Get, address);

    private Task<Reply> PostAsync(string address, string name, string value) =>
        Organiser.SendAsync(app.Client, HttpMethod.Post, address, new FormUrlEncodedContent([KeyValuePair.Create(name, value)]));

    private async Task<Proposal> ReadAsync(Access access) => (await app.Service<ProposalStore>().FindAsync(access.Id, Stop))!.Value;

    private async Task<string> OwnPageAsync(Access access)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/proposals/{access.Id}");
        request.Headers.Add("Cookie", $"link={access.Key.Value}");
        using var answer = await app.Client.SendAsync(request, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private async Task<Access> StartAsync(CallId call, string title)
    {
        var content = Some.MarrakeshContent().WithMendedAddress() with { Title = title };
        var started = Assert.IsType<Outcome<Started>.Done>(await app.Service<StartProposal>().RunAsync(call, content, null, Act.ByOrganiser(app.Clock.GetUtcNow()), Stop)).Value;
        return new Access(started.Opened.Proposal.Id, started.Key);
    }

    /// <summary>Filed while the call was open, whatever the clock says.</summary>
    private async Task<(Access Access, Reference Reference)> FiledAsync(CallId call, string title)
    {
        var now = app.Clock.GetUtcNow();
        app.Clock.Set(Some.Now);
        var access = await StartAsync(call, title);
        await ReceiveAsync(access, "concept-note");
        var filed = Assert.IsType<Outcome<Submitted>.Done>(await app.Service<SubmitProposal>().RunAsync(access, null, Act.ByOrganiser(Some.Now), Stop)).Value;
        app.Clock.Set(now);
        return (access, filed.Reference);
    }

    private async Task ReceiveAsync(Access access, string kind) => Assert.IsType<Outcome<Document>.Done>(await app.Service<ReceiveDocument>().RunAsync(
        access, kind, $"{kind}.pdf", new MemoryStream("%PDF-1.7 a note"u8.ToArray()), null, null, Act.ByOrganiser(app.Clock.GetUtcNow()), Stop));
}
