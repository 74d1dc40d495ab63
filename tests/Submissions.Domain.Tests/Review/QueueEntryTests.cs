using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class QueueEntryTests
{
    [Fact]
    public void Entry_shows_the_filed_version_with_findings_best_place_and_documents()
    {
        var proposal = Some.Filed();
        var written = proposal with { Content = proposal.Content with { Title = "Not filed yet" } };
        var entry = QueueEntry.Of(Some.Call(), written, proposal.Content, Some.Now);
        Assert.Equal(
            (proposal.Content.Title, "government", "fits Orangeraie at 08:30 if 2 microphones are borrowed", 1, 3),
            (entry.Title, entry.LeadKind, entry.BestPlace, entry.DocumentsReceived, entry.DocumentsAsked));
        Assert.All(entry.Findings, finding => Assert.Equal((Severity.Inform, null, null), (finding.Severity, finding.Guideline, finding.Fix)));
    }

    [Fact]
    public void What_a_filing_found_is_what_the_rules_find_of_what_it_filed()
    {
        var draft = Some.Proposal() with { Documents = [Some.Document("concept-note")] };
        var made = Some.Made(draft.File(Some.Call(), Some.Stamps(), Some.Key(), Act.ByOrganiser(Some.Now)));
        var (call, filed) = (Some.Call(), made.Proposal);
        Assert.NotEmpty(made.Findings!);
        Assert.Equal(Check.All(filed.Candidate(filed.Content, call, Some.Now)), made.Findings);
        Assert.Equal(QueueEntry.Of(call, filed, filed.Content, Some.Now).Findings, QueueEntry.Of(call, filed, filed.Content, Some.Now, made.Findings).Findings);
    }

    [Fact]
    public void Draft_is_not_in_the_queue() =>
        Assert.Throws<InvalidOperationException>(() => QueueEntry.Of(Some.Call(), Some.Proposal(), Some.MarrakeshContent(), Some.Now));
}
