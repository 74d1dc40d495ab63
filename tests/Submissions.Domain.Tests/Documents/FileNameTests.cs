using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Documents;
using Xunit;

namespace Submissions.Domain.Tests.Documents;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("Concept note (final).pdf", "Concept note (final).pdf")]
    [InlineData("مذكرة مفاهيمية.pdf", "مذكرة مفاهيمية.pdf")]
    [InlineData("note e\u0301te\u0301.pdf", "note été.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\note.docx", "note.docx")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\r\nSet-Cookie: b.pdf", "aSet-Cookie: b.pdf")]
    [InlineData("half \uD800 a character.pdf", "half  a character.pdf")]
    [InlineData("..", "file")]
    [InlineData(" ", "file")]
    [InlineData(null, "file")]
    public void Name_survives_as_a_name_only(string? given, string expected) => Assert.Equal(expected, FileName.Clean(given));

    [Fact]
    public void Whatever_is_given_the_name_is_short_whole_and_no_path() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), given =>
    {
        var name = FileName.Clean(given);
        return name.Length is > 0 and <= FileName.MaxLength && name.All(c => !char.IsControl(c) && c is not ('/' or '\\')) && FileName.Clean(name) == name;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_name_is_cut_between_characters() => Assert.Equal(254, FileName.Clean(string.Concat(Enumerable.Repeat("🎉", 200))).Length);
}
