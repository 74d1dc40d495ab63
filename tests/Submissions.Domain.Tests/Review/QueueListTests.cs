using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class QueueListTests
{
    public static TheoryData<string> Sorts => [.. QueueSort.All.Select(sort => sort.ToString())];

    [Theory]
    [MemberData(nameof(Sorts))]
    public void Pages_run_through_everything_once_in_order_and_back_again(string by)
    {
        Assert.True(QueueSort.TryParse(by, out var sort));
        var list = SomeQueue.List([.. Enumerable.Range(0, 25).Select(number => SomeQueue.Entry(number) with { Title = $"Event {number % 7}", Lead = $"Lead {number % 3}" })]);
        var (seen, query) = (new List<QueueEntry>(), new QueueQuery(QueueFilter.Everything, sort));
        QueueSlice slice;
        do
        {
            slice = QueueSlice.Of(list, query, SomeQueue.Viewer(), 10);
            Assert.Equal((25, seen.Count), (slice.Total, slice.Before));
            seen.AddRange(slice.Entries);
            query = query with { After = slice.Next };
        }
        while (slice.Next is not null);
        Assert.Equal(list.From(sort, SomeQueue.Viewer()).Select(entry => entry.Id), seen.Select(entry => entry.Id));
        Assert.Equal(25, seen.Distinct().Count());
        var positions = seen.Select(entry => sort.PositionOf(entry, SomeQueue.Viewer())).ToList();
        Assert.Equal(sort.Descending ? positions.OrderDescending() : positions.Order(), positions);

        var back = QueueSlice.Of(list, query with { After = slice.Previous }, SomeQueue.Viewer(), 10);
        Assert.Equal(seen.Skip(10).Take(10), back.Entries);
        Assert.Null(back.Previous);
        Assert.Equal(10, back.Before);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public void Page_by_page_each_proposal_is_met_once_while_others_are_filed_move_and_leave_the_filter(string by)
    {
        Assert.True(QueueSort.TryParse(by, out var sort));
        var list = SomeQueue.List(40);
        var query = new QueueQuery(QueueFilter.Everything.With(QueueFacet.Status, "submitted"), sort);
        var seen = new List<ProposalId>();
        for (var page = 0; ; page++)
        {
            var slice = QueueSlice.Of(list, query, SomeQueue.Viewer(), 7);
            seen.AddRange(slice.Entries.Select(entry => entry.Id));
            if (slice.Next is null)
                break;
            query = query with { After = QueuePosition.TryParse(slice.Next.ToString(), out var after) ? after : null };
            // The row the position was taken from is withdrawn, and new ones come on either end.
            list = list.With([slice.Entries[^1] with { Status = ProposalStatus.Withdrawn }, SomeQueue.Entry(100 + page), SomeQueue.Entry(-100 - page)]);
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Superset(SomeQueue.List(40).Entries.Select(entry => entry.Id).ToHashSet(), seen.ToHashSet());
    }

    [Fact]
    public void A_list_with_changes_is_the_list_made_anew()
    {
        var before = SomeQueue.List(30);
        foreach (var sort in QueueSort.All)
            Assert.Equal(30, before.From(sort, SomeQueue.Viewer()).Count());
        QueueEntry[] changes = [SomeQueue.Entry(3) with { Title = "Zebra", MovedAt = Some.Now.AddDays(1) }, SomeQueue.Entry(31), SomeQueue.Entry(17) with { Title = "Ärger", Lead = "A" }];
        var (after, anew) = (before.With(changes), SomeQueue.List([.. before.Entries, .. changes]));
        foreach (var sort in QueueSort.All)
            Assert.Equal(anew.From(sort, SomeQueue.Viewer()), after.From(sort, SomeQueue.Viewer()));
        Assert.Equal(31, after.Count);
        Assert.Equal(30, before.Count);
    }

    [Fact]
    public void Titles_are_ordered_as_people_read_them()
    {
        var list = SomeQueue.List([.. new[] { "zebra", "Équité", "« Agir »", "equal", "Zèbre" }.Select((title, at) => SomeQueue.Entry(at) with { Title = title })]);
        Assert.Equal(["« Agir »", "equal", "Équité", "zebra", "Zèbre"], list.From(new QueueSort(QueueOrder.Title, false), SomeQueue.Viewer()).Select(entry => entry.Title));
    }

    [Fact]
    public void What_came_back_to_the_viewer_stands_first_and_what_waits_is_an_order_of_its_own()
    {
        var list = SomeQueue.List(
        [
            SomeQueue.Entry(0) with { Prepared = SomeQueue.Prepared(Some.Now) },
            SomeQueue.Entry(1) with { Answered = [new Answered("me@example.org", Some.Now.AddHours(1), HistoryKinds.QuestionAnswered)] },
            SomeQueue.Entry(2) with { ConfirmBy = Some.Now.AddDays(-1) },
            SomeQueue.Entry(3) with { Answered = [new Answered("other@example.org", Some.Now.AddHours(3), HistoryKinds.RequestAnswered)] },
            SomeQueue.Entry(4) with { Answered = [new Answered("Me@Example.org", Some.Now.AddHours(2), HistoryKinds.Changed)], AnswerBy = Some.Now.AddDays(-1) },
            SomeQueue.Entry(5) with { AnswerBy = Some.Now.AddSeconds(-1) },
            SomeQueue.Entry(6) with { AnswerBy = Some.Now, ConfirmBy = Some.Now },
            SomeQueue.Entry(7),
        ]);
        Assert.Equal("4 1 7 6 5 3 2 0", Order("mine", "me@example.org"));
        Assert.Equal("3 7 6 5 4 2 1 0", Order("mine", "other@example.org"));
        Assert.Equal("7 6 5 4 3 2 1 0", Order("mine", null));
        Assert.Equal("4 1 3 5 2 0 7 6", Order("waiting", "me@example.org"));
        Assert.Equal("3 4 1 5 2 0 7 6", Order("waiting", "other@example.org"));

        string Order(string by, string? me)
        {
            Assert.True(QueueSort.TryParse(by, out var sort));
            var (viewer, seen) = (SomeQueue.Viewer(me), new List<string>());
            QueueSlice slice;
            QueuePosition? after = null;
            do
            {
                slice = QueueSlice.Of(list, new QueueQuery(QueueFilter.Everything, sort, after), viewer, 3);
                Assert.Equal(seen.Count, slice.Before);
                seen.AddRange(slice.Entries.Select(entry => entry.Title[^1..]));
                after = slice.Next;
            }
            while (after is not null);
            var third = list.From(sort, viewer).ElementAt(2);
            Assert.Equal(3, QueueNeighbours.Of(list, new QueueQuery(QueueFilter.Everything, sort), viewer, third).Number);
            return string.Join(' ', seen);
        }
    }

    [Fact]
    public void Counts_are_those_of_the_filter_without_its_status()
    {
        var list = SomeQueue.List([.. Enumerable.Range(0, 10).Select(number => SomeQueue.Entry(number) with
        {
            Status = number < 3 ? ProposalStatus.Withdrawn : ProposalStatus.Submitted, Countries = number % 2 == 0 ? ["MD"] : [],
        })]);
        var filter = QueueFilter.Parse("status=withdrawn&country=MD", out _);
        var slice = QueueSlice.Of(list, new QueueQuery(filter, QueueSort.Default), SomeQueue.Viewer(), 10);
        Assert.Equal(2, slice.Total);
        Assert.Equal(new Dictionary<ProposalStatus, int> { [ProposalStatus.Withdrawn] = 2, [ProposalStatus.Submitted] = 3 }, slice.Counts);
    }

    [Fact]
    public void Neighbours_are_those_in_the_filter_also_of_one_that_left_it()
    {
        var list = SomeQueue.List([.. Enumerable.Range(0, 9).Select(number => SomeQueue.Entry(number) with { Countries = number % 2 == 0 ? ["MD"] : [] })]);
        var query = new QueueQuery(QueueFilter.Parse("country=MD", out _), new QueueSort(QueueOrder.Filed, false));
        Assert.Equal(
            new QueueNeighbours(list.Find(SomeQueue.Entry(2).Id), list.Find(SomeQueue.Entry(6).Id), 3, 5),
            QueueNeighbours.Of(list, query, SomeQueue.Viewer(), list.Find(SomeQueue.Entry(4).Id)!));
        Assert.Equal(
            new QueueNeighbours(list.Find(SomeQueue.Entry(4).Id), list.Find(SomeQueue.Entry(6).Id), null, 5),
            QueueNeighbours.Of(list, query, SomeQueue.Viewer(), list.Find(SomeQueue.Entry(5).Id)!));
        Assert.Null(QueueNeighbours.Of(list, query, SomeQueue.Viewer(), list.Find(SomeQueue.Entry(8).Id)!).Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("0000000000000000000|../../secret")]
    [InlineData("|")]
    public void A_position_that_no_page_gave_is_none(string after) => Assert.False(QueuePosition.TryParse(after, out _));
}
