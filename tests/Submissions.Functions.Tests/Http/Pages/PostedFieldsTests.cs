using Submissions.Domain.Proposals;
using Submissions.Functions.Http.Pages.Forms;

namespace Submissions.Functions.Tests.Http.Pages;

public sealed class PostedFieldsTests
{
    [Fact]
    public void A_number_in_words_stays_as_typed() => Assert.Equal(new Amount("about 200"), Of(("n", "about 200")).Amount("n"));

    [Theory]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\nthree")]
    [InlineData("a\0b\u0007c\u0085d\te", "abcd\te")]
    [InlineData("end   \r\n\r\n", "end")]
    [InlineData("😀 ok", "😀 ok")]
    [InlineData("عنوان‏", "عنوان‏")]
    public void Text_loses_only_what_nobody_typed(string posted, string kept) => Assert.Equal(kept, Of(("t", posted)).Text("t"));

    [Fact]
    public void Half_of_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Equal("a\ufffdb", Of(("t", "a" + (char)0xd83d + "b")).Text("t"));

    [Fact]
    public void A_line_pasted_over_several_becomes_one() => Assert.Equal("a b", Of(("t", "a\r\nb")).Line("t"));

    [Fact]
    public void Nothing_typed_is_null() => Assert.Equal((null, null, false), (Of(("t", "")).Text("t"), Of().Text("t"), Of().Ticked("t")));

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, null, true)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    [InlineData(false, null, null)]
    public void A_tick_left_alone_stays_unanswered(bool ticked, bool? before, bool? after) =>
        Assert.Equal(after, (ticked ? Of(("t", "true")) : Of()).Tick("t", before));

    [Fact]
    public void Blank_rows_at_the_end_are_no_rows_and_those_between_stay() =>
        Assert.Equal(["a", "", "b"], Of(("g[0]", "a"), ("g[1]", ""), ("g[2]", "b"), ("g[3]", "")).Rows("g", path => Of(("g[0]", "a"), ("g[2]", "b")).Text(path) ?? "", row => row.Length == 0));

    [Fact]
    public void More_rows_than_the_page_offers_are_told()
    {
        var fields = Of(("g[60].name", "one too many"), ("g[9999].name", "far too many"));
        Assert.Equal(["g"], fields.TooMuch.Select(finding => finding.Field));
        Assert.Equal(60, fields.Rows("g", path => path, _ => false).Count);
    }

    [Theory, InlineData("g[-1].x"), InlineData("g[1x].x"), InlineData("g[].x"), InlineData("g[99999999999].x"), InlineData("g["), InlineData("[0]"), InlineData("other[3].x")]
    public void A_name_that_is_no_row_makes_none(string name) => Assert.Empty(Of((name, "x")).Rows("g", path => path, _ => false));

    [Fact]
    public void A_text_above_the_limit_is_told_with_its_length()
    {
        var finding = Assert.Single(Of(("description", new string('x', 100_001))).TooMuch);
        Assert.Equal(("description", "This field holds 100,001 characters; 100,000 is the most."), (finding.Field, finding.Message));
    }

    private static PostedFields Of(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, new[] { field.Value })));
}
