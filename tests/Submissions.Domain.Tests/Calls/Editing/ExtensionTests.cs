using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls.Editing;

public sealed class ExtensionTests
{
    private static readonly Call Before = Some.Call();
    private static readonly DateTimeOffset Saved = Some.Now.AddHours(1);
    private static readonly DateTimeOffset Later = Before.Window.Closes.AddDays(7);
    private static readonly Call After = Before.Extended(Later)!;
    private static readonly Extension Extended = new(3, Before.Window.Closes, Saved);

    [Fact]
    public void A_drafts_writers_get_one_letter_each_with_the_closing_that_holds_and_nothing_else_changes()
    {
        var draft = Some.Proposal();
        var made = Some.Made(Tell(draft));
        Assert.Null(made.History);
        Assert.Equal(draft with { KeyHashes = made.Proposal.KeyHashes }, made.Proposal);
        Assert.Equal(draft.KeyHashes.Count + 1, made.Proposal.KeyHashes.Count);
        Assert.Equal(draft.Recipients, made.Letters.Select(letter => letter.To));
        Assert.All(made.Letters, letter => Assert.Equal((LetterKind.DeadlineMoved, Later, 0), (letter.Kind, letter.Matter!.Due, letter.Version)));
        Assert.Equal(made.Letters.Count, made.Letters.Select(letter => letter.Id).Distinct().Count());
        Assert.Equal("deadline-moved-3-0", made.Letters[0].Id);
    }

    [Fact]
    public void Who_asked_for_no_reminders_is_told_too()
    {
        var draft = Some.Proposal();
        var silent = draft with { Reminding = draft.Reminding with { Silent = [.. draft.Recipients.Select(address => address.Id)] } };
        Assert.Equal(draft.Recipients.Count, Some.Made(Tell(silent)).Letters.Count);
        Assert.False(LetterKind.DeadlineMoved.MayBeDeclined());
    }

    [Fact]
    public void A_draft_whose_own_deadline_was_later_is_told_only_where_it_has_more_time()
    {
        Proposal Own(DateTimeOffset closes) => Some.Proposal() with { Asking = new Asking { Closes = closes } };
        Assert.IsType<Move.Refused>(Tell(Own(Later)));
        Assert.IsType<Move.Refused>(Tell(Own(Later.AddDays(1))));
        Assert.Equal(Later, Some.Made(Tell(Own(Later.AddDays(-1)))).Letters[0].Matter!.Due);
    }

    [Fact]
    public void What_is_filed_begun_after_it_without_an_address_or_not_later_any_more_owes_no_letter()
    {
        Assert.IsType<Move.Refused>(Tell(Some.Filed()));
        Assert.IsType<Move.Refused>(Tell(Some.Proposal() with { CreatedAt = Saved }));
        Assert.IsType<Move.Refused>(Tell(Some.Proposal(ProposalContent.Empty)));
        Assert.IsType<Move.Refused>(Tell(Some.Proposal(), Before));
        Assert.IsType<Move.Refused>(Tell(Some.Proposal(), After, Later.AddSeconds(1)));
    }

    private static Move Tell(Proposal proposal, Call? call = null, DateTimeOffset? now = null) =>
        proposal.Tell(call ?? After, Extended, Some.Key(), new Act(Act.Timer, now ?? Saved.AddMinutes(1)));
}
