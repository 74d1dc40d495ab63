using Submissions.Domain.Circulars;
using Submissions.Domain.Letters.Own;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Xunit;

namespace Submissions.Domain.Tests;

public sealed class BlankTests
{
    public static TheoryData<string> Nothing =>
    [
        "", " \t\n", "\u00A0", "\u200B", "\u200D\u200C", "\u202E\u2066\u2069", "\u00AD", "\u2060", "\uFEFF", "\u3164", "\u115F\u1160\uFFA0", "\u2800", "\u034F", "\uFE0F", "\U000E0041\U000E0100", "\0",
    ];

    [Theory]
    [MemberData(nameof(Nothing))]
    public void What_shows_nothing_is_no_text_wherever_one_is_asked(string text)
    {
        Assert.True(text.IsBlank());
        Assert.Equal(Refusal.WordsMissing, Assert.IsType<Move.Refused>(UnitWords.Refuses(text)).Refusal);
        Assert.Null(SavedView.Named(text, QueueQuery.Everything));
        Assert.True(new Amount(text).IsEmpty);
        var found = CircularTexts.Check([new CircularText("en", text, text)], ["en"], ["en"], new Uri("https://example.org/")).Select(finding => finding.Message).ToList();
        Assert.Contains("Give the letter a subject.", found);
        Assert.Contains("Write what the letter says.", found);
    }

    [Theory, InlineData("a"), InlineData("\u200Ba"), InlineData("."), InlineData("न\u200D"), InlineData("\u0301"), InlineData("👩\u200D🚀"), InlineData("\uD800")]
    public void What_shows_something_is_text(string text) => Assert.False(text.IsBlank());

    [Fact]
    public void None_is_no_text() => Assert.True(((string?)null).IsBlank());

    [Fact]
    public void A_letters_sentence_that_shows_nothing_is_told_as_empty()
    {
        var field = new WordingField("accepted.subject", "en");
        var faults = WordingCheck.Faults(new CallWording([new(field, "\u200B")]));
        Assert.Equal(WordingCheck.Words, Assert.Single(faults).Expected);
    }
}
