using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>Every kind of letter with every typed field full of what breaks out of headers, markup and links; as it goes to SendGrid.</summary>
public sealed class LetterFuzzTests
{
    private const int Rounds = 40;

    private static readonly string[] Nasty =
    [
        "\r\nBcc: everyone@evil.example\r\n", "\n\n", "\r", "\0", "\u001b[31m", "\u0085", "\u2028", "\u2029", "\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\ufeff", "\ufffe",
        "\ud800", "\udc00", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</body></html><h1>", "<a href=\"https://evil.example\">here</a>", "<!--", "]]>", "&lt;b&gt;",
        "\"", "'", "`", "\\", "%0d%0a", "=?utf-8?B?QmNjOiB4?=", "\"Admin\" <a@evil.example>", "a@evil.example", "a@evil.example, b@evil.example;", "https://evil.example/x", "//evil.example",
        "javascript:alert(1)", "data:text/html,x", "www.evil.example", "{number}", "{0}", "{{", "}}", "words", " ", "\t", "😀", "é", "שלום", "مرحبا", new string('W', 300),
    ];

    private readonly LetterWriter writer = new(
        new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance);

    public static TheoryData<LetterKind> Kinds => [.. SomeLetter.Kinds];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Whatever_is_typed_headers_are_one_line_and_links_are_ours(LetterKind kind)
    {
        // The same for each run, and other ones for each kind.
        var random = new Random(1_000 + (int)kind);
        for (var round = 0; round < Rounds; round++)
        {
            var letter = await writer.WriteAsync(Spoilt(kind, random));
            using var content = SendGridMail.Of(letter, "side-events@forum.example.org");
            using var mail = JsonDocument.Parse(await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Hold(mail.RootElement, letter);
        }
    }

    private static void Hold(JsonElement mail, ReadyLetter letter)
    {
        string[] lines =
        [
            mail.GetProperty("subject").GetString()!, mail.GetProperty("from").GetProperty("name").GetString()!, mail.GetProperty("reply_to").GetProperty("email").GetString()!,
            .. mail.GetProperty("headers").EnumerateObject().Select(header => header.Value.GetString()!),
            .. mail.GetProperty("custom_args").EnumerateObject().Select(argument => argument.Value.GetString()!),
            .. mail.GetProperty("categories").EnumerateArray().Select(category => category.GetString()!),
        ];
        Assert.All(lines, line => Assert.DoesNotContain(line.EnumerateRunes(), rune => Breaks(rune)));
        Assert.DoesNotContain(mail.GetProperty("from").GetProperty("name").GetString()!, c => c is ',' or ';' or '<' or '>' or '@' or '"');
        Assert.Equal("elena.rusu@example.org", Assert.Single(mail.GetProperty("personalizations").EnumerateArray()).GetProperty("to")[0].GetProperty("email").GetString());
        var page = new HtmlParser().ParseDocument(letter.Html);
        Assert.Equal([], page.QuerySelectorAll("script, img, iframe, form, input, object, svg, [onerror], [onload], base, meta[http-equiv]"));
        Assert.All(page.Links.OfType<IHtmlAnchorElement>(), link => Assert.StartsWith(SomeLetter.Site.AbsoluteUri, link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain(letter.Text.EnumerateRunes(), rune => rune.Value != '\n' && Breaks(rune));
    }

    /// <summary>Control characters, what ends a line, what turns the writing round, and halves of characters.</summary>
    private static bool Breaks(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFFFE;

    private static LetterMatter Spoilt(LetterMatter matter, Func<string> typed) => matter with
    {
        Words = typed(),
        Items = [new RequestedItem("title", typed()), new RequestedItem(typed(), typed())],
        DocumentName = typed(),
        DocumentKind = "concept-note",
        Other = new OtherProposal("MRK-7F3K2", typed(), typed()),
    };

    private static Views.Letters.LetterFacts Spoilt(LetterKind kind, Random random)
    {
        string Typed() => string.Concat(random.GetItems(Nasty, random.Next(1, 7)));
        var facts = SomeLetter.Facts(kind, random.Next(2) == 0 ? "en" : "fr", title: Typed());
        var proposal = facts.Proposal with
        {
            Content = facts.Proposal.Content with
            {
                Organisers = [new Organiser { Name = Typed(), Kind = Typed(), Country = Typed(), Lead = true }],
                Contacts = [new Contact { Name = Typed(), Role = Typed(), Organisation = Typed(), Email = "elena.rusu@example.org" }],
            },
        };
        return facts with
        {
            Proposal = proposal,
            Call = facts.Call with { Name = new(new Dictionary<string, string> { ["en"] = $"Call {Typed()}", ["fr"] = $"Appel {Typed()}" }) },
            Letter = facts.Letter with { Matter = Spoilt(facts.Letter.Matter ?? new LetterMatter(), Typed) },
        };
    }
}
