using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Submissions.Domain.Letters;
using Submissions.Domain.Letters.Own;
using Submissions.Domain.Proposals;
using Submissions.Functions.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>Every sentence of every part in a call's own words.</summary>
public sealed class OwnWordsTests
{
    private const string Mark = "Ω & «ours»: ";

    private readonly LetterWriter writer = new(
        new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance);

    private static CallWording Marked { get; } = new(
        from language in LetterWords.Languages
        from part in WordingPart.All
        from field in part.Fields(language)
        select KeyValuePair.Create(field, Mark + field.Usual));

    public static TheoryData<LetterKind, string> Kinds => new(
        from kind in SomeLetter.Kinds
        from language in LetterWords.Languages
        select (kind, language));

    [Fact]
    public void They_pass_the_check() => Assert.Equal([], WordingCheck.Faults(Marked));

    [Theory, MemberData(nameof(Kinds))]
    public async Task Letter_says_them_with_all_that_the_usual_one_tells(LetterKind kind, string language)
    {
        var call = Some.Call();
        var examples = LetterExamples.Of(kind, call, Some.Filed(), Some.Now);
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            var (usual, own) = (await WriteAsync(CallWording.None), await WriteAsync(Marked));
            Assert.Equal(usual.Subject, own.Subject.Replace(Mark, "", StringComparison.Ordinal));
            Assert.Equal(Squeezed(usual.Text), Squeezed(own.Text.Replace(Mark, "", StringComparison.Ordinal)));
            Assert.DoesNotContain("{", own.Text, StringComparison.Ordinal);
            Assert.NotEqual(usual.Text, own.Text);
            // The unit writes subject and heading of a letter to many itself.
            if (kind == LetterKind.Circular)
                continue;
            Assert.StartsWith(Mark, own.Subject, StringComparison.Ordinal);
            Assert.Equal(Mark.TrimEnd(), new HtmlParser().ParseDocument(own.Html).QuerySelector("h1")!.TextContent[..Mark.TrimEnd().Length]);

            async Task<ReadyLetter> WriteAsync(CallWording wording)
            {
                var filed = example.Proposal.Filed is { } filing ? new FiledFacts("A title", filing.At, filing.ReceiptCode) : null;
                return await writer.WriteAsync(
                    example.Letter(kind, language, Some.Key(), Some.Now), call with { Wording = wording }, example.Proposal, filed, Some.Now, SomeLetter.Site);
            }
        }
    }

    [Fact]
    public async Task Examples_say_nearly_every_sentence_and_those_they_do_not_are_known()
    {
        var said = new HashSet<string>();
        var call = Some.Call();
        foreach (var kind in SomeLetter.Kinds)
        {
            foreach (var example in LetterExamples.Of(kind, call, Some.Filed(), Some.Now))
            {
                var filed = example.Proposal.Filed is { } filing ? new FiledFacts("A title", filing.At, filing.ReceiptCode) : null;
                await writer.WriteAsync(example.Letter(kind, "en", Some.Key(), Some.Now), call, example.Proposal, filed, Some.Now, SomeLetter.Site, said);
            }
        }

        var unsaid = WordingPart.All.SelectMany(part => part.Keys).Except(said).Where(key => !key.StartsWith("field.", StringComparison.Ordinal) && !key.StartsWith("document.", StringComparison.Ordinal));
        Assert.Equal(
            ["label.untitled", "link.closed", "link.waiting", "filed.waits", "circular.noname", "missing.none", "missing.late", "change.closed"], unsaid.OrderBy(key => LetterWords.In("en").Keys.IndexOf(key)));
    }

    [Fact]
    public async Task A_call_without_proposals_has_an_example_of_its_own()
    {
        var call = Some.Call();
        var sample = LetterExamples.Sample(call, Some.Now, [.. Enumerable.Range(0, 64).Select(n => (byte)n)]);
        var letter = await writer.WriteAsync(
            LetterExamples.Of(LetterKind.Accepted, call, sample, Some.Now)[0].Letter(LetterKind.Accepted, "fr", Some.Key(), Some.Now), call, sample, new FiledFacts(sample.Content.Title, Some.Now, sample.Filed!.ReceiptCode), Some.Now, SomeLetter.Site);
        Assert.Contains(sample.Filed.Reference.Value, letter.Subject, StringComparison.Ordinal);
    }

    private static string Squeezed(string text) => string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("---", StringComparison.Ordinal)));
}
