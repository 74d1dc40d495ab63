using System.Net;
using System.Text.RegularExpressions;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Desk;

public sealed partial class SignInTests(Azurite azurite) : IAsyncLifetime
{
    private const string Listed = "ana.coordinator@example.org";
    private const string Stranger = "nobody.we.know@example.org";

    private TestApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync(azurite);
        await app.AddMemberAsync(Listed, DeskRole.Coordinator);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_link_of_the_letter_shows_a_button_and_only_the_button_signs_in()
    {
        var link = await LinkAsync();
        for (var scan = 0; scan < 3; scan++)
        {
            using var page = await app.Client.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.False(page.Headers.Contains("Set-Cookie"));
        }

        using var answer = await PressAsync(link);
        Assert.Equal((HttpStatusCode.SeeOther, "/queue/x?status=submitted"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.All(new[] { "httponly", "samesite=lax", "path=/", "max-age=604800" }, part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        using var desk = await GetAsync("/desk", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Contains("coordinator", await desk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_signs_in_once_and_the_same_form_sent_twice_signs_in_the_same()
    {
        var link = await LinkAsync();
        var once = Guid.NewGuid().ToString("N");
        using var first = await PressAsync(link, once);
        using var again = await PressAsync(link, once);
        Assert.Equal(first.Headers.GetValues("Set-Cookie"), again.Headers.GetValues("Set-Cookie"));
        using var other = await PressAsync(link);
        using var page = await app.Client.GetAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.StatusCode, page.StatusCode));
        Assert.Single(await app.Service<SessionStore>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Pressed_by_many_at_once_one_is_signed_in()
    {
        var link = await LinkAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PressAsync(link)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Single(await app.Service<SessionStore>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_or_off_the_list_a_link_signs_in_nobody()
    {
        var (late, removed) = (await LinkAsync(), "");
        app.Clock.Advance(SignInLink.Valid);
        using (var answer = await PressAsync(late))
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);

        await app.AddMemberAsync("ben@example.org", DeskRole.Reader);
        removed = await LinkAsync("ben@example.org");
        await app.RemoveMemberAsync("ben@example.org");
        using (var answer = await PressAsync(removed))
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_tells_a_stranger_whether_an_address_is_listed()
    {
        using var listed = await AskAsync(Listed);
        using var stranger = await AskAsync(Stranger);
        Assert.Equal(await TextAsync(listed), await TextAsync(stranger));
        using var afterListed = await app.Client.GetAsync(listed.Headers.Location);
        using var afterStranger = await app.Client.GetAsync(stranger.Headers.Location);
        Assert.Equal(Bare(await TextAsync(afterListed)), Bare(await TextAsync(afterStranger)));

        // Not even in what is stored until the timer has run: the same rows for both.
        Assert.Equal(2, (await app.Service<LetterStore>().OfAsync(LetterOwner.Desk, CancellationToken.None)).Count);
        await SendAsync();
        Assert.Equal([Listed], app.Service<LocalOutbox>().List().Select(letter => letter.To));
        Assert.Single(await app.Service<LetterStore>().OfAsync(LetterOwner.Desk, CancellationToken.None));
    }

    [Fact]
    public async Task Over_the_limit_the_answer_is_the_same_and_after_a_while_letters_come_again()
    {
        using var first = await AskAsync(Listed);
        for (var more = 0; more < AttemptLimits.PerAddress + 2; more++)
        {
            using var answer = await AskAsync(Listed);
            Assert.Equal(await TextAsync(first), await TextAsync(answer));
        }

        await SendAsync();
        Assert.Equal(AttemptLimits.PerAddress, app.Service<LocalOutbox>().List(Listed).Count);
        // Each of those letters works, so that nobody can lock a member out.
        using (var pressed = await PressAsync(LinkIn(app.Service<LocalOutbox>().List(Listed)[0])))
            Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
        app.Clock.Advance(AttemptLimits.Window + TimeSpan.FromSeconds(1));
        await LinkAsync();
        Assert.Equal(AttemptLimits.PerAddress + 1, app.Service<LocalOutbox>().List(Listed).Count);
    }

    [Fact]
    public async Task One_source_asks_for_so_many_letters_and_no_more()
    {
        for (var i = 0; i < AttemptLimits.PerSource + 3; i++)
            (await AskAsync($"stranger{i}@example.org")).Dispose();
        Assert.Equal(AttemptLimits.PerSource, (await app.Service<LetterStore>().OfAsync(LetterOwner.Desk, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/ \r\nX-Evil: 1")]
    [InlineData("/sign-in/x")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_pages_of_ours_only(string to)
    {
        using var answer = await PressAsync(await LinkAsync(to: to));
        Assert.Equal("/desk", answer.Headers.Location!.ToString());
    }

    [Theory, InlineData("ana"), InlineData(""), InlineData("ana@example.org, ben@example.org"), InlineData("<script>@example.org")]
    public async Task What_is_no_address_is_asked_for_again(string typed)
    {
        using var answer = await AskAsync(typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await app.Service<LetterStore>().OfAsync(LetterOwner.Desk, CancellationToken.None));
    }

    [Fact]
    public async Task The_letter_is_in_the_members_language_and_once_sent_its_key_is_gone()
    {
        await app.AddMemberAsync("claire@example.org", DeskRole.Reader, "fr");
        await LinkAsync("claire@example.org");
        Assert.Contains("Se connecter", app.Service<LocalOutbox>().List("claire@example.org").Single().Subject + app.Service<LocalOutbox>().List("claire@example.org").Single().Text, StringComparison.Ordinal);
        Assert.Null((await app.Service<LetterStore>().OfAsync(LetterOwner.Desk, CancellationToken.None)).Single().Letter.LinkKey);
    }

    [Fact]
    public async Task A_form_sent_twice_asks_for_one_letter()
    {
        var once = Guid.NewGuid().ToString("N");
        (await AskAsync(Listed, once: once)).Dispose();
        (await AskAsync(Listed, once: once)).Dispose();
        Assert.Single(await app.Service<LetterStore>().OfAsync(LetterOwner.Desk, CancellationToken.None));
    }

    [Fact]
    public async Task What_has_served_its_time_is_swept_and_the_rest_stays()
    {
        using var pressed = await PressAsync(await LinkAsync());
        Assert.Equal(0, await app.Service<SweepDesk>().RunAsync(CancellationToken.None));
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.InRange(await app.Service<SweepDesk>().RunAsync(CancellationToken.None), 5, 6);
        Assert.Empty(await app.Service<SessionStore>().AllAsync(CancellationToken.None));
        Assert.NotNull((await app.Service<ReadMembers>().RunAsync(CancellationToken.None)).Value.Find(EmailAddress.Parse(Listed)));
        using var next = await PressAsync(await LinkAsync());
        Assert.Equal(HttpStatusCode.SeeOther, next.StatusCode);
    }

    [Fact]
    public async Task Outside_development_there_is_no_way_in_without_a_letter()
    {
        await using var production = await TestApp.StartAsync(azurite, "Production");
        using var answer = await production.Client.PostAsync("/laptop/sign-in", Form(("role", "coordinator")));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("laptop", await production.Client.GetStringAsync("/sign-in"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Asks, lets the timer run, and reads the link out of the letter.</summary>
    private async Task<string> LinkAsync(string email = Listed, string to = "/queue/x?status=submitted")
    {
        (await AskAsync(email, to)).Dispose();
        await SendAsync();
        var link = LinkIn(app.Service<LocalOutbox>().List(email)[0]);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return link;
    }

    private static string LinkIn(LocalLetter letter) => LinkForm().Match(letter.Text).Value;

    private Task<int> SendAsync() => app.Service<DispatchLetters>().RunAsync(app.Address, CancellationToken.None);

    private Task<HttpResponseMessage> AskAsync(string email, string to = "/desk", string? once = null) =>
        app.Client.PostAsync("/sign-in", Form(("email", email), ("to", to), ("once", once ?? Guid.NewGuid().ToString("N"))));

    private Task<HttpResponseMessage> PressAsync(string link, string? once = null) => app.Client.PostAsync(link, Form(("once", once ?? Guid.NewGuid().ToString("N"))));

    private async Task<HttpResponseMessage> GetAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return await app.Client.SendAsync(request);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {string.Join('\n', answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))}\n{await answer.Content.ReadAsStringAsync()}";

    /// <summary>Without the key that every form has of its own.</summary>
    private static string Bare(string page) => OnceForm().Replace(page, "");

    [GeneratedRegex("http[^ ]+/sign-in/[A-Za-z0-9_-]{22}")]
    private static partial Regex LinkForm();

    [GeneratedRegex("name=\"once\" value=\"[0-9a-f]{32}\"")]
    private static partial Regex OnceForm();
}
