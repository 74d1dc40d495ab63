using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Desk;

public sealed class DigestTests
{
    private static readonly Member Reviewer = new(EmailAddress.Parse(Some.Reviewer), "Ana", DeskRole.Reviewer, "en", At(9, 1, 12));

    public static TheoryData<DigestEvery?, string?, string, string?> Due => new()
    {
        // chosen, told up to, now, what the next one tells from
        { null, "09-19 06:00", "09-20 05:59", null },
        { null, "09-19 06:00", "09-20 06:00", "09-19 06:00" },
        { DigestEvery.Daily, "09-20 06:03", "09-20 23:00", null },
        // After three days without a run there is one digest, of all three.
        { DigestEvery.Daily, "09-17 06:00", "09-20 11:00", "09-17 06:00" },
        // The 17th and the 24th are Mondays.
        { DigestEvery.Weekly, "09-17 06:00", "09-23 23:00", null },
        { DigestEvery.Weekly, "09-17 06:00", "09-24 06:10", "09-17 06:00" },
        { DigestEvery.Weekly, "09-10 06:00", "09-19 06:00", "09-10 06:00" },
        { DigestEvery.Never, "09-01 06:00", "09-20 12:00", null },
        // A member from before digests is told of one day.
        { null, null, "09-20 07:00", "09-19 06:00" },
        { DigestEvery.Weekly, null, "09-20 07:00", "09-10 06:00" },
    };

    [Theory]
    [MemberData(nameof(Due))]
    public void Digest_is_due_once_a_morning_and_tells_what_was_since(DigestEvery? every, string? last, string now, string? since) => Assert.Equal(
        since is null ? null : Read(since), new DigestChoice(every, last is null ? null : Read(last)).Since(Reviewer, Read(now)));

    [Fact]
    public void Who_only_reads_gets_none_unless_they_choose()
    {
        var reader = Reviewer with { Role = DeskRole.Reader };
        Assert.Equal(DigestEvery.Never, DigestChoice.None.For(reader));
        Assert.Null(DigestChoice.None.Since(reader, At(9, 20, 12)));
        Assert.Equal(DigestEvery.Weekly, new DigestChoice(DigestEvery.Weekly, null).For(reader));
    }

    [Fact]
    public void Who_came_onto_the_list_today_waits_for_tomorrow() => Assert.Null(DigestChoice.None.Since(Reviewer with { Since = At(9, 20, 10) }, At(9, 20, 12)));

    [Fact]
    public void It_tells_what_is_new_late_to_call_and_answered_and_that_the_closing_is_near()
    {
        var call = Some.Call();
        var filed = Some.Filed();
        var entry = QueueEntry.Of(call, filed, filed.Content, Some.Now);
        QueueEntry[] entries =
        [
            entry,
            entry with { Id = Some.ProposalId(seed: "2"), FirstFiledAt = At(8, 1, 1), ChangedAt = At(8, 1, 1), Undelivered = true },
            entry with { Id = Some.ProposalId(seed: "3"), FirstFiledAt = At(8, 1, 1), Status = ProposalStatus.Accepted, ConfirmBy = At(9, 25, 1), ToCall = ["The acceptance is not confirmed."] },
            entry with { Id = Some.ProposalId(seed: "4"), FirstFiledAt = At(8, 1, 1), Answered = [new Answered(Some.Reviewer.ToUpperInvariant(), At(9, 20, 1), "question-answered")] },
            entry with { Id = Some.ProposalId(seed: "5"), Status = ProposalStatus.Withdrawn },
            entry with { Id = Some.ProposalId(seed: "6"), FirstFiledAt = At(8, 1, 1), Status = ProposalStatus.WaitingList, NextDue = At(9, 1, 1) },
        ];
        var told = CallDigest.Of(call, entries, Reviewer, At(9, 20, 6), At(9, 26, 6))!;
        Assert.Equal(call.Window.Closes, told.Closes);
        Assert.Equal(["new 1", "answered 1", "stuck 1", "late 1", "undelivered 1", "to-call 1"], told.Parts.Select(part => $"{part.What} {part.Count}"));
    }

    [Fact]
    public void Where_nothing_is_to_be_told_there_is_none()
    {
        var filed = Some.Filed();
        var entry = QueueEntry.Of(Some.Call(), filed, filed.Content, Some.Now);
        Assert.Null(CallDigest.Of(Some.Call(), [entry], Reviewer, At(9, 21, 6), At(9, 22, 6)));
        Assert.Null(CallDigest.Of(Some.Call(), [], Reviewer, At(10, 1, 6), At(10, 2, 6)));
    }

    private static DateTimeOffset At(int month, int day, int hour) => new(2018, month, day, hour, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Read(string text) => DateTimeOffset.ParseExact($"2018-{text}", "yyyy-MM-dd HH:mm", null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
