using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Review;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("one two three", "one two three", "one two three")]
    [InlineData("", "", "")]
    [InlineData("", "new", "+new+")]
    [InlineData("old", "", "-old-")]
    [InlineData("one two three", "one 2 three", "one -two-+2+ three")]
    [InlineData("one two three", "one three", "one -two -three")]
    [InlineData("a red house here", "a blue boat here", "a -red house-+blue boat+ here")]
    [InlineData("Fes, Rabat.", "Fes; Rabat!", "Fes-,-+;+ Rabat-.-+!+")]
    [InlineData("naïve plan", "naïve plans", "naïve -plan-+plans+")]
    public void Words_that_differ_are_marked(string before, string after, string marked) =>
        Assert.Equal(marked, string.Concat(TextDifference.Between(before, after).Select(Marked)));

    [Fact]
    public void Applying_a_difference_gives_the_other_side() =>
        Prop.ForAll(Texts.ToArbitrary(), pair => Holds(pair.Before, pair.After)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_all_is_taken() => Prop.ForAll<string, string>((before, after) => Holds(before ?? "", after ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_written_anew_is_told_as_that()
    {
        var before = string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"a{i}"));
        var after = string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"b{i}"));
        Assert.True(Holds(before, after));
        Assert.Equal(2, TextDifference.Between(before, after).Count);
    }

    private static Gen<(string Before, string After)> Texts =>
        from before in Gen.Elements("a", "b", "the ", " ", "é", "\U0001F600", ",", "\n").ListOf()
        from kept in Gen.Elements(true, true, true, false).ListOf(before.Count)
        from more in Gen.Elements("new", " ", "b", "").ListOf(before.Count)
        select (string.Concat(before), string.Concat(before.Select((word, i) => (i < kept.Count && kept[i] ? word : "") + (i < more.Count && i % 3 == 0 ? more[i] : ""))));

    private static bool Holds(string before, string after)
    {
        var parts = TextDifference.Between(before, after);
        return string.Concat(parts.Where(part => part.Change != TextChange.Added).Select(part => part.Text)) == before
            && string.Concat(parts.Where(part => part.Change != TextChange.Removed).Select(part => part.Text)) == after
            && parts.Zip(parts.Skip(1)).All(pair => pair.First.Change != pair.Second.Change);
    }

    private static string Marked(TextPart part) => part.Change switch
    {
        TextChange.Added => $"+{part.Text}+",
        TextChange.Removed => $"-{part.Text}-",
        _ => part.Text,
    };

    [Fact]
    public void A_word_as_long_as_a_text_may_be_is_one_word()
    {
        var (before, after) = (new string('a', 200_000), new string('b', 200_000) + " end");
        Assert.Equal([new(TextChange.Removed, before), new(TextChange.Added, after)], TextDifference.Between(before, after));
    }
}
