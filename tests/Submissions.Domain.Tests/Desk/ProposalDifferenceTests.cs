using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Desk;

public sealed class ProposalDifferenceTests
{
    [Fact]
    public void A_filing_tells_status_number_and_hash_and_nothing_of_the_text()
    {
        var draft = Some.Proposal() with { Documents = [Some.Document("concept-note")] };
        var filed = Some.Made(draft.File(Some.Call(), Some.Stamps(), Some.Key(), Some.ByOrganiser())).Proposal;
        var (before, after) = ProposalDifference.Of(draft, filed);
        Assert.Equal("""{"status":"draft"}""", before);
        Assert.Contains("\"status\":\"submitted\"", after, StringComparison.Ordinal);
        Assert.Contains(filed.Filed!.Reference.Value, after, StringComparison.Ordinal);
        Assert.Contains(ContentJson.Sha256(filed.Content), after, StringComparison.Ordinal);
        Assert.DoesNotContain(filed.KeyHashes[0], after, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Content.Title!, after, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_lists_the_items_that_differ_are_told()
    {
        var with = Some.Proposal() with { Documents = [Some.Document("concept-note"), Some.Document("guest-list")] };
        var without = with with { Documents = [.. with.Documents.Skip(1)] };
        var (before, after) = ProposalDifference.Of(with, without);
        Assert.Contains(with.Documents[0].Name, before, StringComparison.Ordinal);
        Assert.DoesNotContain(with.Documents[1].Name, before, StringComparison.Ordinal);
        Assert.Equal("""{"documents":[]}""", after);
    }

    [Fact]
    public void Of_what_was_asked_only_the_latest_is_told_however_much_was_asked_before()
    {
        var proposal = Some.Filed();
        for (var asked = 0; asked < Question.Most - 1; asked++)
            proposal = Some.Made(proposal.AskQuestion(Some.Call(), new string('x', Wording.Most), Some.Key("ask"), Some.ByUnit())).Proposal;
        var after = Some.Made(proposal.AskQuestion(Some.Call(), "Who chairs it?", Some.Key("ask"), Some.ByUnit())).Proposal;
        var (was, now) = ProposalDifference.Of(proposal, after);
        Assert.Equal("""{"asking":{"questions":[]}}""", was);
        Assert.Contains("Who chairs it?", now, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", now, StringComparison.Ordinal);
    }

    [Fact]
    public void What_did_not_change_is_not_told()
    {
        var proposal = Some.Proposal();
        Assert.Equal((null, null), ProposalDifference.Of(proposal, proposal with { ChangedAt = Some.Now.AddDays(1), HistoryLength = 9, KeyHashes = ["x"] }));
    }
}
