using System.Net;
using System.Security.Cryptography;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Http.Pages;

public sealed class OtherPagesTests(TestApp app, Azurite azurite) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_proposal_started_twice_with_one_form_is_one_and_only_its_browser_gets_the_key()
    {
        var call = await app.NewCallAsync();
        var once = KeyValuePair.Create("once", Guid.NewGuid().ToString("N"));
        using var first = await app.Client.PostAsync($"/calls/{call}/proposals", new FormUrlEncodedContent([once]));
        using var second = await app.Client.PostAsync($"/calls/{call}/proposals", new FormUrlEncodedContent([once]));
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"path={first.Headers.Location!.ToString().Split('?')[0]}", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_cannot_be_written_to_is_asked_for_again()
    {
        var call = await app.NewCallAsync();
        using var reply = await app.Client.PostAsync($"/calls/{call}/proposals", new FormUrlEncodedContent([KeyValuePair.Create("email", "ana.example.org")]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        Assert.Contains("value=\"ana.example.org\"", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_local_mail_is_searched_by_words_in_subject_recipient_and_text()
    {
        var outbox = app.Service<Submissions.Functions.Mail.LocalOutbox>();
        await outbox.SendAsync(Mail.SomeLetter.Ready("marrakesh-2018.k7f3x2m9q4t8.search-1-0", "zebra@example.org") with { Text = "Giraffe\n" }, TestContext.Current.CancellationToken);
        await outbox.SendAsync(Mail.SomeLetter.Ready("marrakesh-2018.k7f3x2m9q4t8.search-2-0", "zebra@example.org") with { Subject = "Okapi <b>" }, TestContext.Current.CancellationToken);
        async Task<(bool One, bool Two)> FindAsync(string words)
        {
            var page = await app.Client.GetStringAsync($"/mail?q={Uri.EscapeDataString(words)}");
            return (page.Contains("/mail/marrakesh-2018.k7f3x2m9q4t8.search-1-0", StringComparison.Ordinal), page.Contains("/mail/marrakesh-2018.k7f3x2m9q4t8.search-2-0", StringComparison.Ordinal));
        }

        Assert.Equal((true, true), await FindAsync("ZEBRA"));
        Assert.Equal((true, false), await FindAsync("zebra giraffe"));
        Assert.Equal((false, true), await FindAsync("okapi <b>"));
        Assert.Equal((false, false), await FindAsync("zebra okapi giraffe \"><script>"));
    }

    [Theory, InlineData("/mail"), InlineData("/mail/x.y.z"), InlineData("/mail/x.y.z/html")]
    public async Task The_mail_is_closed_outside_development(string path)
    {
        await using var production = await TestApp.StartAsync(azurite, "Production");
        using var reply = await production.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact]
    public async Task A_pasted_link_opens_its_proposal()
    {
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), ProposalContent.Empty);
        var link = $"https://side-events.example.org{visitor.Path}/link/{visitor.Access.Key.Value}";
        using var reply = await app.Client.GetAsync($"/link?address={Uri.EscapeDataString($"  {link} ")}");
        Assert.Equal($"{visitor.Path}/link/{visitor.Access.Key.Value}", reply.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_filed_text_is_saved_from_its_pages_byte_for_byte_as_the_receipt_hashes_it()
    {
        var organiser = await Api.Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var visitor = new PageVisitor(app, new Access(ProposalId.Parse(organiser.Id), LinkKey.Parse(organiser.Key)));
        var filed = (await organiser.GetAsync()).Json.GetProperty("filed");
        foreach (var page in (string[])["", "/filed"])
        {
            var link = (await visitor.GetAsync(visitor.Path + page)).Html.QuerySelector("a[href*='content.json']")!.GetAttribute("href")!;
            using var request = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "Cookie", $"link={organiser.Key}" } } };
            using var reply = await app.Client.SendAsync(request);
            Assert.Equal("attachment", reply.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal(filed.GetProperty("contentSha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(await reply.Content.ReadAsByteArrayAsync())));
        }

        foreach (var version in (string[])["2", "", "x"])
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"content.json?version={version}")).Status);
        using var stranger = await app.Client.GetAsync($"{visitor.Path}/content.json");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Fact]
    public async Task Assets_are_kept_for_good_by_their_version_and_not_without_it()
    {
        var page = await app.Client.GetStringAsync("/");
        var address = System.Text.RegularExpressions.Regex.Match(page, "/assets/site.css\\?v=[0-9a-f]+").Value;
        using var versioned = await app.Client.GetAsync(address);
        using var plain = await app.Client.GetAsync("/assets/site.css");
        Assert.Contains("immutable", versioned.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(plain.Headers.CacheControl!.NoCache);
        Assert.Equal("text/css", plain.Content.Headers.ContentType!.MediaType);
    }
}
