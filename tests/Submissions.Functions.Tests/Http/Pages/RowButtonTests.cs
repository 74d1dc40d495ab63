using Submissions.Domain.Proposals;
using Submissions.Functions.Http.Pages.Forms;

namespace Submissions.Functions.Tests.Http.Pages;

public sealed class RowButtonTests
{
    private static readonly ProposalContent Three = ProposalContent.Empty with { GuidingQuestions = ["a", "b", "c"] };

    [Theory]
    [InlineData("up:guidingQuestions[1]", "bac")]
    [InlineData("up:guidingQuestions[0]", "abc")]
    [InlineData("down:guidingQuestions[1]", "acb")]
    [InlineData("down:guidingQuestions[2]", "abc")]
    [InlineData("remove:guidingQuestions[1]", "ac")]
    [InlineData("remove:guidingQuestions[7]", "abc")]
    [InlineData("add:guidingQuestions", "abc")]
    [InlineData("remove:title[0]", "abc")]
    public void A_button_moves_its_row_and_no_other(string pressed, string after) =>
        Assert.Equal(after, string.Concat(RowButton.Parse(pressed)!.Press(Three).GuidingQuestions));

    [Theory, InlineData(null), InlineData("next"), InlineData("remove:a.b[0]"), InlineData("up:g[99999]"), InlineData("remove:g[1]\n")]
    public void What_is_no_row_button_is_none(string? pressed) => Assert.Null(RowButton.Parse(pressed));
}
