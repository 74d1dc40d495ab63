using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Http.Pages;

public sealed class FormViewTests
{
    [Fact]
    public void A_blank_page_accuses_nobody_until_it_is_asked()
    {
        var findings = Check.All(new Candidate(Some.Call(), ProposalContent.Empty, [], Some.Now, []));
        Assert.True(findings.Blocks());
        Assert.Empty(new FormView(Some.Call(), ProposalContent.Empty, findings, whole: false).Findings);
        Assert.Equal(findings, new FormView(Some.Call(), ProposalContent.Empty, findings, whole: true).Findings);
    }

    [Fact]
    public void What_is_written_is_judged_at_once()
    {
        var content = Some.MarrakeshContent();
        var findings = Check.All(new Candidate(Some.Call(), content, [], Some.Now, []));
        var shown = new FormView(Some.Call(), content, findings, whole: false).Findings;
        Assert.Contains(shown, finding => finding.Field == "contacts[2].email");
    }
}
