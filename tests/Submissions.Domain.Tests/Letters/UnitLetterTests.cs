using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Letters;

public sealed class UnitLetterTests
{
    private const string Writer = "embargoed@example.org";

    private static readonly Act By = new("ana@example.org", Some.Now);

    [Fact]
    public void Of_a_draft_nobody_is_named_not_in_the_other_servers_words_either()
    {
        var seen = UnitLetter.Of(Bounced(), null, null);
        Assert.Equal((true, null, null, null), (seen.IsOfDraft, seen.To, seen.Reference, seen.Title));
        Assert.Equal((OutboxTab.Undelivered, null), (seen.Tab, seen.Fate.Delivery()!.Reason));
    }

    [Fact]
    public void Of_a_filed_proposal_everything_is_told()
    {
        var reference = Some.Filed().Filed!.Reference;
        var seen = UnitLetter.Of(Bounced(), reference, "A title");
        Assert.Equal((false, Writer, reference, "A title"), (seen.IsOfDraft, seen.To?.Value, seen.Reference, seen.Title));
        Assert.Equal($"550 {Writer} is unknown", seen.Fate.Delivery()!.Reason);
    }

    [Theory]
    [InlineData("draft", true, true)]
    [InlineData("Reminder draft", true, true)]
    [InlineData("did not reach", true, true)]
    [InlineData("undelivered reminder-draft", true, true)]
    [InlineData("waiting", true, false)]
    [InlineData("link", true, false)]
    [InlineData("link waiting sent", false, false)]
    [InlineData(Writer, false, false)]
    [InlineData("embargoed", false, false)]
    [InlineData("", false, true)]
    public void Words_find_a_drafts_letter_by_what_the_unit_may_see(string typed, bool may, bool finds)
    {
        var words = SearchText.Words(typed);
        Assert.Equal((may, finds), (DraftSearch.MayFind(words), DraftSearch.Finds(words, Bounced())));
    }

    [Fact]
    public void A_drafts_id_finds_its_letter_whole_or_behind_its_dot()
    {
        var id = Some.ProposalId().Value;
        Assert.All((string[])[id, id.Split('.')[1], $"draft {id}"], typed => Assert.True(DraftSearch.Finds(SearchText.Words(typed), Bounced())));
        Assert.False(DraftSearch.Finds(SearchText.Words(Some.ProposalId(seed: "another").Value.Split('.')[1]), Bounced()));
    }

    [Fact]
    public void The_history_names_whom_a_letter_goes_to_once_the_proposal_is_filed()
    {
        var (draft, filed) = (Some.Proposal(), Some.Filed());
        var waiting = Bounced() with { State = LetterState.Waiting, Events = [] };
        foreach (var (proposal, told) in ((Proposal, string)[])[(draft, "remind-1-0"), (filed, $"remind-1-0 to {Writer}")])
        {
            Assert.Equal(told, Some.Made(proposal.Stop(waiting, By, out _)).History!.Detail);
            Assert.Equal(told, Some.Made(proposal.SendAgain(Bounced(), Some.Key(), By, out _)).History!.Detail);
            Assert.Equal(told, Some.Made(proposal.Reached(Bounced(), By)).History!.Detail);
            var moved = Some.Made(proposal.NotReached(Some.Call(), Bounced(), [], Some.Key(), By));
            Assert.Equal(proposal.Filed is null ? told : $"{told}, now to {Assert.Single(moved.Letters).To}", moved.History!.Detail);
            Assert.Single(moved.Letters);
        }
    }

    private static LetterFate Bounced() =>
        new LetterFate(new Letter("remind-1-0", Some.ProposalId(), LetterKind.ReminderDraft, EmailAddress.Parse(Writer), "en", Some.Now, null, 0), LetterState.Sent, 1, Some.Now, null, Some.Now, null)
            .Heard(new DeliveryEvent("bounce", DeliveryKind.Bounced, Some.Now, 1, $"550 {Writer} is unknown"));
}
