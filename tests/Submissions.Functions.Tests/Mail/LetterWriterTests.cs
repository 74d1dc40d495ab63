using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Functions.Mail;
using Submissions.Functions.Views.Letters;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed partial class LetterWriterTests
{
    private readonly LetterWriter writer = new(
        new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance);

    public static TheoryData<LetterKind> Kinds => [.. SomeLetter.Kinds];

    public static TheoryData<LetterKind, string> KindsAndTitles => new(
        from kind in SomeLetter.Kinds
        from title in (string[])
        [
            "Growth\r\nBcc: everyone@example.org\r\n\r\n<p>Pay here</p>",
            "<script>alert(1)</script><img src=x onerror=alert(1)><a href='https://evil.example'>here</a>",
            "Visit https://evil.example/pay or www.evil.example or evil.example, write to a@evil.example",
            "\u202Eexe.tnemucod\u202C \u2066hidden\u2069 \u0001\u0007\u0000\u001B[31m",
            "{number} {closes} {{title}} ]]> --> &amp; &#x3c;script&#x3e;",
            "Lone \ud800 surrogate \ufffe and line\u2028separators\u2029",
            new string('W', 5_000),
        ]
        select (kind, title));

    [Fact]
    public async Task A_rejection_says_which_file_why_in_the_units_words_and_until_when()
    {
        var facts = SomeLetter.Facts(LetterKind.DocumentRejected);
        facts = facts with
        {
            Letter = facts.Letter with
            {
                Matter = new LetterMatter { Words = "Page 2 is missing.\nSee https://example.org/template", DocumentKind = "concept-note", DocumentName = "note\r\n<b>.pdf", Due = Some.Now.AddDays(7) },
            },
        };
        var letter = await writer.WriteAsync(facts);
        Assert.Contains(
            """
            Concept note, the file note <b>.⁠pdf: we cannot accept it. This is why:

            Page 2 is missing.

            See https://example.org/template

            Please send another file by Thursday 27 September 2018
            """.Replace("\\u2060", "\u2060", StringComparison.Ordinal), letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_confirmation_says_number_receipt_link_what_is_missing_until_when_and_whom_to_ask()
    {
        var facts = SomeLetter.Facts(LetterKind.Filed);
        var letter = await writer.WriteAsync(facts);

        Assert.Equal($"{facts.Number} received: {Some.MarrakeshContent().Title}", letter.Subject);
        Assert.Equal(
            $"""
            Your proposal has been received
            -------------------------------

            We received it on Thursday 20 September 2018, 11:00, Marrakesh time (10:00 UTC). Nothing else needs to be done for it to count.

            Call: GFMD 2018 Marrakesh Summit: side events
            Number: {facts.Number}
            Title: What role for capacity building in turning the Global Compact on Migration into action?
            Version: 1
            Filed: Thursday 20 September 2018, 11:00, Marrakesh time (10:00 UTC)

            See the receipt
            https://side-events.example.org/receipts/marrakesh-2018/{facts.Filed!.ReceiptCode}

            The receipt proves what was filed and when. Anyone you give its address to can check it.

            Open the proposal
            https://side-events.example.org/proposals/{facts.Proposal.Id}/link/{facts.Letter.LinkKey}

            Whoever has this link can read and change the proposal. Pass it on only to those who work on it with you.

            Still missing
            -------------

            - Speakers' confirmations: by Friday 9 November 2018, 23:59, Marrakesh time (22:59 UTC)
            - Report on the event: by Friday 21 December 2018, 23:59, Marrakesh time (22:59 UTC)

            What may still change
            ---------------------

            The text can be changed and filed again until Friday 28 September 2018, 23:59, Marrakesh time (22:59 UTC). The version filed last counts.

            Each document can be added or replaced until its own due date.

            We decide by Friday 19 October 2018 and will write to you.

            Questions? Answer this letter, or write to support.unit@example.org.

            You get this letter because your address stands among the contacts of this proposal.

            """.ReplaceLineEndings("\n"),
            letter.Text);
    }

    [Fact]
    public async Task In_French_it_says_the_same()
    {
        var letter = await writer.WriteAsync(SomeLetter.Facts(LetterKind.Filed, "fr"));

        Assert.Contains("Nous l'avons reçue le jeudi 20 septembre 2018, 11\u00A0h\u00A000, heure de Marrakesh (10\u00A0h\u00A000 UTC).", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Appel\u00A0: Sommet du FMMD 2018 à Marrakech : événements parallèles", letter.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"fr\"", letter.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Both_languages_tell_the_same_numbers_and_links(LetterKind kind)
    {
        var english = await writer.WriteAsync(SomeLetter.Facts(kind));
        var french = await writer.WriteAsync(SomeLetter.Facts(kind, "fr"));

        Assert.Equal(Links(english), Links(french));
        Assert.Equal(Numbers(english.Text), Numbers(french.Text));
        Assert.NotEqual(english.Subject, french.Subject);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Text_and_HTML_hold_the_same_words(LetterKind kind)
    {
        var letter = await writer.WriteAsync(SomeLetter.Facts(kind));
        var text = Urls().Replace(Marks().Replace(letter.Text, ""), "");
        Assert.Equal(Blanks().Replace(Parse(letter).Body!.TextContent, ""), Blanks().Replace(text, ""));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_letter_says_why_its_reader_gets_it_and_whom_to_ask(LetterKind kind)
    {
        var letter = await writer.WriteAsync(SomeLetter.Facts(kind));
        Assert.Contains("You get this letter because", letter.Text, StringComparison.Ordinal);
        Assert.Contains("support.unit@example.org", letter.Text, StringComparison.Ordinal);
        Assert.Equal("support.unit@example.org", letter.ReplyTo.Value);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reminders_and_letters_to_many_can_be_done_without_and_no_others(LetterKind kind)
    {
        var letter = await writer.WriteAsync(SomeLetter.Facts(kind));
        Assert.Equal(kind.MayBeDeclined(), letter.Unsubscribe is not null);
        Assert.Equal(kind.MayBeDeclined(), Links(letter).Any(link => link.Contains("/reminders/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Subjects_tell_the_letters_apart()
    {
        var subjects = new List<string>();
        foreach (var kind in SomeLetter.Kinds)
            subjects.Add((await writer.WriteAsync(SomeLetter.Facts(kind))).Subject);
        Assert.Equal(subjects.Count, subjects.Distinct().Count());
    }

    [Theory, MemberData(nameof(KindsAndTitles))]
    public async Task Nothing_typed_gets_into_headers_markup_or_links(LetterKind kind, string title)
    {
        var letter = await writer.WriteAsync(SomeLetter.Facts(kind, title: title));

        Assert.DoesNotContain(letter.Subject, char.IsControl);
        Assert.InRange(letter.Subject.Length, 1, 200);
        Assert.DoesNotContain(letter.Subject + letter.Text, c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028');
        var page = Parse(letter);
        Assert.Equal([], page.QuerySelectorAll("script, img, iframe, form, style, [onerror]"));
        Assert.All(Links(letter), link => Assert.StartsWith("https://side-events.example.org/", link, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"(https?://|www\.)(?!side-events\.example\.org)\w|\bevil\.example|a@evil", letter.Subject + letter.Text + page.Body!.TextContent);
    }

    [Fact]
    public async Task After_the_closing_it_says_that_the_text_stays_and_what_was_due()
    {
        var after = Some.Call().Window.Closes.AddDays(60);
        var letter = await writer.WriteAsync(SomeLetter.Facts(LetterKind.Filed, now: after));

        Assert.Contains("The call has closed, so the text can no longer be changed.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Speakers' confirmations: was due by Friday 9 November 2018", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("We decide by", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_time_for_a_draft_has_a_subject_without_a_number_and_says_that_only_filing_counts()
    {
        var filed = SomeLetter.Facts(LetterKind.Extended);
        var (draft, french) = (Draft(SomeLetter.Facts(LetterKind.Extended)), Draft(SomeLetter.Facts(LetterKind.Extended, "fr")));
        Assert.Equal($"{filed.Number}, more time: {filed.Title}", (await writer.WriteAsync(filed)).Subject);
        Assert.DoesNotContain("does not count", (await writer.WriteAsync(filed)).Text, StringComparison.Ordinal);
        Assert.Equal($"More time for your draft: {filed.Title}", (await writer.WriteAsync(draft)).Subject);
        Assert.Contains("Your draft is not filed yet. What is not filed by then does not count.", (await writer.WriteAsync(draft)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Plus de temps pour votre brouillon", (await writer.WriteAsync(french)).Subject, StringComparison.Ordinal);

        static LetterFacts Draft(LetterFacts facts) => facts with { Proposal = facts.Proposal with { Filed = null, Status = ProposalStatus.Draft }, Filed = null };
    }

    [Theory]
    [InlineData(LetterKind.Filed), InlineData(LetterKind.Circular)]
    public async Task A_title_that_shows_nothing_is_none(LetterKind kind)
    {
        var letter = await writer.WriteAsync(SomeLetter.Facts(kind, title: "\u200B\u2060\u3164"));
        Assert.EndsWith("(no title yet)", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Title: (no title yet)", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_unit_writes_to_many_arrives_as_written_and_what_a_proposal_brings_is_no_link()
    {
        var facts = SomeLetter.Facts(LetterKind.Circular, title: "Pay at evil.example");
        facts = facts with { Letter = facts.Letter with { Matter = new() { Circular = new("en", "Doors at 8.30: {title}", "Dear {name},\nthe doors open at 8.30. Ask venue@hotel.org. {title}") } } };
        var letter = await writer.WriteAsync(facts);
        Assert.Equal("Doors at 8.30: Pay at evil.\u2060example", letter.Subject);
        Assert.Contains("the doors open at 8.30. Ask venue@hotel.org. Pay at evil.\u2060example\n", letter.Text, StringComparison.Ordinal);
        Assert.StartsWith("Doors at 8.30: Pay at evil.\u2060example\n", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_names_a_document_by_its_kind_and_adds_what_was_remarked()
    {
        var facts = SomeLetter.Facts(LetterKind.ReminderReport);
        ReminderItem item = new("report-event-report", ReminderKind.Report, "event-report", "an early one", null, Some.Now);
        facts = facts with { Letter = facts.Letter with { Matter = new() { Reminders = [item, item with { Subject = "asked-1", Words = "A photograph" }] } } };
        Assert.Contains("- Report on the event (an early one)\n- A photograph\n", (await writer.WriteAsync(facts)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_things_say_each_what_it_is_with_what_to_do_and_which_changes_were_asked()
    {
        var facts = SomeLetter.Facts(LetterKind.Reminders);
        ReminderItem changes = new("changes-1", ReminderKind.Changes, null, null, Some.Now.AddDays(7), Some.Now);
        ReminderItem question = new("question-1", ReminderKind.Question, "1", "Who chairs it?", null, Some.Now);
        ReminderItem confirm = new("confirm-1", ReminderKind.Confirm, null, null, Some.Now.AddDays(7), Some.Now);
        facts = facts with
        {
            Letter = facts.Letter with { Matter = new() { Reminders = [changes, question, confirm] } },
            Proposal = facts.Proposal with
            {
                Asking = facts.Proposal.Asking with { Changes = new([new("title", "Shorter")], Some.Now.AddDays(7), ProposalStatus.Submitted, "unit", Some.Now) },
                Deciding = facts.Proposal.Deciding with { Released = [new(1, Some.Accepting(Some.Place()), "a", "b", Some.Now, Some.Now.AddDays(7))] },
            },
        };
        var text = (await writer.WriteAsync(facts)).Text;
        Assert.Contains("- Changes asked for: Title: Shorter. Your answer is due by Thursday 27 September 2018", text, StringComparison.Ordinal);
        Assert.Contains("- Question: Who chairs it? Open the proposal and answer there", text, StringComparison.Ordinal);
        Assert.Contains($"- Confirmation: Room: {Some.Place().RoomName}. Start: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_is_named_so_that_SendGrid_takes_it()
    {
        var names = new Dictionary<string, string> { ["en"] = "Peace, \"People\"; <Planet>\r\nBcc: x@example.org" };
        var letter = await writer.WriteAsync(SomeLetter.Facts(LetterKind.Filed, call: Some.Call() with { Name = new(names) }));
        Assert.Equal("Peace People Planet Bcc: x example.org", letter.SenderName);
    }

    [Fact]
    public void Languages_have_the_same_sentences_with_the_same_places()
    {
        var english = LetterWords.In("en");
        Assert.All(LetterWords.Languages.Select(LetterWords.In), words =>
        {
            Assert.Equal(english.Keys.Order(), words.Keys.Order());
            Assert.All(english.Keys, key => Assert.Equal((key, string.Join(' ', english.Places(key))), (key, string.Join(' ', words.Places(key)))));
        });
    }

    [Fact]
    public void French_marks_never_begin_a_line_of_their_own()
    {
        var words = LetterWords.In("fr");
        Assert.All(words.Keys, key => Assert.DoesNotMatch("« | [:;?!»]", words[key]));
    }

    private static IHtmlDocument Parse(ReadyLetter letter) => new HtmlParser().ParseDocument(letter.Html);

    private static IEnumerable<string> Links(ReadyLetter letter) => Parse(letter).Links.Select(link => link.GetAttribute("href")!);

    private static IEnumerable<string> Numbers(string text) => Digits().Matches(text).Select(number => number.Value).Order();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("(?m)^https://.*$")]
    private static partial Regex Urls();

    [GeneratedRegex("(?m)^(-{3,}$|- )")]
    private static partial Regex Marks();
}
