using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Submissions.Domain.Proposals;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Tests.Api;
using Submissions.Functions.Storage;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Corpus;

/// <summary>Markup, script, line ends and formulas in every text there is: they come out of pages, headers and letters as the text they are.</summary>
public sealed class InjectionTests(TestApp app) : IClassFixture<TestApp>
{
    private string? session;

    private const string Markup = "\"'><img src=x onerror=alert(1)><script>alert(1)</script></title></textarea><a href=\"javascript:alert(1)\">x</a> {{7*7}} =cmd|' /C calc'!A0 \u202Egnp";
    private const string Lines = Markup + "\r\nBcc: evil@example.org\r\nX-Evil: 1\r\n\r\n";

    /// <summary>A proposal can be filed only with one of the words that these may hold.</summary>
    private static readonly string[] Chosen = ["languages", "audience", "kind", "country", "layout", "interpretation", "slots", "dimension", "gender", "url", "email", "wishes"];

    private static readonly string[] ActsByAddress = ["href", "src", "action", "formaction", "xlink:href", "data"];

    [Fact]
    public async Task A_draft_whose_every_text_attacks_is_shown_as_text()
    {
        var call = await app.NewCallAsync();
        var organiser = await Organiser.WithDraftAsync(app.Client, call, Attacked(Lines, []));
        (await organiser.UploadAsync("other", name: Lines)).Expect(HttpStatusCode.Created);
        string[] below = ["", "/about", "/organisers", "/description", "/speakers", "/room", "/documents", "/check", "/room/fit"];
        foreach (var page in below.Concat(below[1..6].Select(page => $"{page}?check=1")))
            await HoldAsync(organiser, $"/proposals/{organiser.Id}{page}");
        var shown = await Organiser.SendAsync(app.Client, HttpMethod.Get, $"/proposals/{organiser.Id}/check", null, ("Cookie", $"link={organiser.Key}; desk={session ??= await app.SignInAsync()}"));
        Assert.Contains("<img src=x onerror=alert(1)><script>", new HtmlParser().ParseDocument(shown.Text).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filed_proposal_whose_texts_attack_comes_out_of_every_page_and_letter_as_text()
    {
        // No rule stands in the way, so that it can be filed.
        var call = await app.NewCallAsync(json => json["rules"] = new JsonArray());
        var organiser = await Organiser.WithDraftAsync(app.Client, call, Attacked(Markup, Chosen));
        (await organiser.UploadAsync("other", name: Lines)).Expect(HttpStatusCode.Created);
        (await organiser.SendAsync(HttpMethod.Post, "link", Organiser.Json("""{"email":"elena.rusu@example.org"}"""))).Expect(HttpStatusCode.Accepted);
        var receipt = new Uri((await organiser.SubmitAsync()).Expect(HttpStatusCode.OK).Get("receiptUrl")).AbsolutePath;
        string[] pages = [$"/proposals/{organiser.Id}", $"/proposals/{organiser.Id}/filed", $"/proposals/{organiser.Id}/withdraw", "/", $"/calls/{call}", receipt, $"/queue/{call}", $"/queue/{call}/{organiser.Id}"];
        foreach (var page in pages)
            await HoldAsync(organiser, page);
        (await organiser.WithdrawAsync()).Expect(HttpStatusCode.OK);
        await app.Service<DispatchLetters>().RunAsync(app.Address, CancellationToken.None);
        await HoldLettersAsync(organiser);
    }

    private async Task HoldLettersAsync(Organiser organiser)
    {
        var letters = app.Service<LocalOutbox>().List();
        Assert.Contains(letters, letter => letter.Kind == "filed");
        foreach (var letter in letters)
        {
            Assert.EndsWith("@example.org", letter.To, StringComparison.Ordinal);
            Assert.All(new[] { letter.To, letter.From, letter.ReplyTo, letter.Subject }, line => Assert.DoesNotContain(line, char.IsControl));
            HoldMarkup($"letter {letter.Id}", letter.Html);
            await HoldAsync(organiser, $"/mail/{letter.Id}");
            await HoldAsync(organiser, $"/mail/{letter.Id}/html");
        }

        await HoldAsync(organiser, "/mail");
    }

    [Theory]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("a@example.org,b@example.org")]
    [InlineData("\"a b\" <a@example.org>")]
    [InlineData("a@example.org\0")]
    [InlineData("a@exämple.org")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("<script>@example.org")]
    public async Task No_letter_goes_to_what_is_more_than_one_address(string email)
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var reply = await organiser.SendAsync(HttpMethod.Post, "link", Organiser.Json(new JsonObject { ["email"] = email }.ToJsonString()));
        Assert.Contains(reply.Status, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest });
        Assert.Empty(await app.Service<LetterStore>().OfAsync(ProposalId.Parse(organiser.Id), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_long_name_of_rare_letters_is_filed_and_claimed()
    {
        var call = await app.NewCallAsync();
        var name = "a" + string.Concat(Enumerable.Repeat("\U00020000", 150));
        await Organiser.FiledAsync(app.Client, call, name);
        var second = await Organiser.ReadyAsync(app.Client, call, name);
        (await second.SubmitAsync()).Expect(HttpStatusCode.Conflict, "lead-has-filed");
    }

    /// <summary>Every text of the Marrakesh proposal replaced, but those members.</summary>
    private static ProposalContent Attacked(string attack, string[] spared)
    {
        var json = JsonNode.Parse(ContentJson.Canonical(Some.MarrakeshContent().WithMendedAddress()))!;
        var number = 0;
        Replace(json);
        if (spared.Length == 0)
        {
            json["background"]![0]!["url"] = "javascript:alert(1)";
            json["background"]![1]!["url"] = "data:text/html,<script>alert(1)</script>";
            json["translations"] = new JsonObject { ["fr"] = new JsonObject { ["title"] = attack }, ["\"><script>"] = new JsonObject { ["description"] = attack } };
        }

        return ContentJson.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));

        void Replace(JsonNode node)
        {
            if (node is JsonObject members)
                foreach (var (name, value) in members.Where(member => !spared.Contains(member.Key)).ToList())
                    Put(value, text => members[name] = text);
            else if (node is JsonArray items)
                for (var i = 0; i < items.Count; i++)
                    Put(items[i], text => node[i] = text);
        }

        void Put(JsonNode? value, Action<string> replace)
        {
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                replace($"{++number} {attack}");
            else if (value is not null)
                Replace(value);
        }
    }

    private async Task HoldAsync(Organiser organiser, string page)
    {
        var reply = await Organiser.SendAsync(app.Client, HttpMethod.Get, page, null, ("Cookie", $"link={organiser.Key}; desk={session ??= await app.SignInAsync()}"));
        Assert.True(reply.Status == HttpStatusCode.OK, $"{page}: {reply.Status}");
        Assert.DoesNotContain(reply.Headers, header => header.Key.Contains("Evil", StringComparison.OrdinalIgnoreCase) || header.Key == "Bcc");
        Assert.DoesNotContain("unsafe-inline", reply["Content-Security-Policy"] is { } policy && !page.EndsWith("/html", StringComparison.Ordinal) ? policy : "", StringComparison.Ordinal);
        HoldMarkup(page, reply.Text);
    }

    private static void HoldMarkup(string what, string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var element in document.All)
        {
            Assert.False(element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)), $"{what}: {element.OuterHtml}");
            Assert.False(element.LocalName == "script" && element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true, $"{what}: {element.OuterHtml}");
            Assert.False(element.LocalName == "img" && element.GetAttribute("src") == "x", $"{what}: {element.OuterHtml}");
            foreach (var address in ActsByAddress.Select(element.GetAttribute).OfType<string>())
                Assert.False(IsScript(address), $"{what}: {element.OuterHtml}");
        }
    }

    private static bool IsScript(string address)
    {
        var bare = string.Concat(address.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
        return bare.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || bare.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase);
    }
}
