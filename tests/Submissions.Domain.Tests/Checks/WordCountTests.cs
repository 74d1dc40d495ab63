using Submissions.Domain.Checks;
using Xunit;

namespace Submissions.Domain.Tests.Checks;

public sealed class WordCountTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData(" \r\n\t ", 0)]
    [InlineData("one", 1)]
    [InlineData("peer-to-peer, e.g. 3.5 %", 3)]
    [InlineData("before – after — end … • ¶", 3)]
    [InlineData("a\u00A0b\u2003c\u2028d\u0085e\u3000f", 6)]
    [InlineData("a\u200Bb\uFEFFc", 1)]
    [InlineData("l'événement d’été", 2)]
    [InlineData("بناء القدرات في مجال الهجرة", 5)]
    [InlineData("移住 開発", 2)]
    [InlineData("𝒜𝒷 🎉 👩‍💻 ½", 1)]
    [InlineData("№5 (a) [1]", 3)]
    [InlineData("\uD800 x", 1)]
    public void Words_are_runs_without_blanks_that_hold_a_letter_or_digit(string? text, int words) => Assert.Equal(words, WordCount.Words(text));

    [Theory]
    [InlineData(null, 0)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 2)]
    [InlineData("a\r\nb", 3)]
    [InlineData("a\nb", 3)]
    [InlineData("🎉", 1)]
    public void Characters_are_code_points_with_a_line_break_as_one(string? text, int characters) => Assert.Equal(characters, WordCount.Characters(text));
}
