using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class SelectionTests
{
    private static readonly QueueSort Sort = new(QueueOrder.Filed, false);

    [Fact]
    public void What_was_confirmed_is_done_and_what_means_others_by_now_is_not()
    {
        var list = SomeQueue.List(5);
        Selection all = new Selection.Matching(QueueFilter.Parse("status=submitted", out _));
        var shown = all.In(list, Sort, SomeQueue.Viewer());
        Assert.Equal(5, shown.Count);
        Assert.Null(shown.Refuses(shown.Seal));

        var one = list.Find(SomeQueue.Entry(2).Id)!;
        var fewer = all.In(list.With([one with { Status = ProposalStatus.Withdrawn }]), Sort, SomeQueue.Viewer());
        Assert.Equal(Refusal.SelectionChanged, fewer.Refuses(shown.Seal));
        // As many, and others.
        var others = all.In(list.With([one with { Status = ProposalStatus.Withdrawn }, SomeQueue.Entry(9)]), Sort, SomeQueue.Viewer());
        Assert.Equal(5, others.Count);
        Assert.Equal(Refusal.SelectionChanged, others.Refuses(shown.Seal));
        Assert.Equal(Refusal.SelectionUnseen, shown.Refuses(null));
    }

    [Fact]
    public void Ticked_ones_stay_the_same_ones_in_the_order_of_the_list()
    {
        var list = SomeQueue.List(5);
        Selection ticked = new Selection.Ticked([SomeQueue.Entry(4).Id, SomeQueue.Entry(1).Id, Some.ProposalId(seed: "unknown")]);
        var shown = ticked.In(list, Sort, SomeQueue.Viewer());
        Assert.Equal([SomeQueue.Entry(1).Id, SomeQueue.Entry(4).Id], shown.Entries.Select(entry => entry.Id));
        Assert.Equal((Some.ProposalId(seed: "unknown").Value, "not among this call’s filed proposals: it is a draft, or does not exist"), Assert.Single(shown.NotTaken.Select(one => (one.Id, one.Why))));
        Assert.Equal(Refusal.SelectionUnknown, shown.Refuses(null));

        var kept = new Selection.Ticked([.. shown.Entries.Select(entry => entry.Id)]).In(list.With([SomeQueue.Entry(7)]), Sort, SomeQueue.Viewer());
        Assert.Equal((2, 0), (kept.Count, kept.NotTaken.Count));
        Assert.Null(kept.Refuses(null));
    }

    [Fact]
    public void What_cannot_be_a_proposal_of_the_call_is_named_and_never_left_out_silently()
    {
        var (one, elsewhere) = (SomeQueue.Entry(1).Id, ProposalId.New(CallId.Parse("another-2019"), new byte[40]));
        var ticked = Selection.Ticked.Read([one.Value, one.Value, elsewhere.Value, null, new string('x', 200)], one.Call);
        Assert.Equal([one], ticked.Ids);
        var shown = ticked.In(SomeQueue.List(5), Sort, SomeQueue.Viewer());
        Assert.Equal(
            [(elsewhere.Value, "a proposal of another call"), ("", "not the id of a proposal"), ($"{new string('x', 100)}…", "not the id of a proposal")],
            shown.NotTaken.Select(other => (other.Id, other.Why)));
        Assert.Equal((1, Refusal.SelectionUnknown), (shown.Count, shown.Refuses(null)));
        Assert.Equal(Refusal.SelectionUnknown, Selection.Ticked.Read(["x"], one.Call).In(SomeQueue.List(5), Sort, SomeQueue.Viewer()).Refuses(null));
    }

    [Fact]
    public void Nothing_selected_means_nobody_and_is_refused()
    {
        foreach (var nothing in (Selection[])[new Selection.Ticked([]), new Selection.Matching(QueueFilter.Parse("status=withdrawn", out _))])
        {
            var shown = nothing.In(SomeQueue.List(5), Sort, SomeQueue.Viewer());
            Assert.Empty(shown.Entries);
            Assert.Equal(Refusal.NothingSelected, shown.Refuses(shown.Seal));
        }
    }
}
