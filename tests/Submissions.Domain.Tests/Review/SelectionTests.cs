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
        Assert.Equal(Refusal.SelectionChanged, shown.Refuses(null));
    }

    [Fact]
    public void Ticked_ones_stay_the_same_ones_in_the_order_of_the_list()
    {
        var list = SomeQueue.List(5);
        Selection ticked = new Selection.Ticked([SomeQueue.Entry(4).Id, SomeQueue.Entry(1).Id, Some.ProposalId(seed: "unknown")]);
        var shown = ticked.In(list, Sort, SomeQueue.Viewer());
        Assert.Equal([SomeQueue.Entry(1).Id, SomeQueue.Entry(4).Id], shown.Entries.Select(entry => entry.Id));
        Assert.Equal(1, shown.Gone);
        Assert.Equal(Refusal.SelectionChanged, shown.Refuses(null));

        var kept = new Selection.Ticked([.. shown.Entries.Select(entry => entry.Id)]).In(list.With([SomeQueue.Entry(7)]), Sort, SomeQueue.Viewer());
        Assert.Equal((2, 0), (kept.Count, kept.Gone));
        Assert.Null(kept.Refuses(null));
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
