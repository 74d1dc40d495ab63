using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Letters;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Letters;

public sealed class LetterDeliveryTests
{
    private static readonly Letter Filed = new(
        "filed-1-0", Some.ProposalId(), LetterKind.Filed, EmailAddress.Parse("elena.rusu@example.org"), "en", Some.Now, null, 1);

    private static readonly LetterFate Sent = new(Filed, LetterState.Sent, 1, Some.Now, null, Some.Now, null);
    private static readonly LetterFate InDoubt = new(Filed, LetterState.InDoubt, 1, Some.Now, null, null, "no answer") { DoubtSince = Some.Now };

    private static readonly IReadOnlyList<DeliveryEvent> NoEvents = [];

    private static Gen<DeliveryEvent> Events =>
        from id in Gen.Choose(0, 12)
        from kind in Gen.Elements(Enum.GetValues<DeliveryKind>())
        from minute in Gen.Choose(0, 5)
        from attempt in Gen.Choose(0, 3)
            // The same id is the same event.
        select new DeliveryEvent($"event-{id}-{kind}-{minute}-{attempt}", kind, Some.Now.AddMinutes(minute), attempt, null);

    [Fact]
    public void In_any_order_and_repeated_the_end_is_the_same() => Prop.ForAll(
        (from told in Events.ListOf()
         from order in Gen.Shuffle(told.Concat(told))
         from start in Gen.Elements(Sent, InDoubt, InDoubt with { State = LetterState.Waiting, DoubtSince = null, AgainAfter = 1 })
         select (told, order, start)).ToArbitrary(),
        one =>
        {
            var (straight, mixed) = (Heard(one.start, one.told), Heard(one.start, one.order));
            Assert.Equal(straight.Events, mixed.Events);
            Assert.Equal(straight with { Events = NoEvents }, mixed with { Events = NoEvents });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_more_telling_event_counts_whenever_it_comes()
    {
        Assert.Equal(DeliveryKind.Bounced, Heard(Sent, [Told(DeliveryKind.Bounced), Told(DeliveryKind.Delivered), Told(DeliveryKind.Deferred)]).Delivery()!.Kind);
        Assert.Equal(DeliveryKind.Delivered, Heard(Sent, [Told(DeliveryKind.Delivered, 1), Told(DeliveryKind.Deferred, 5)]).Delivery()!.Kind);
        Assert.Equal(DeliveryKind.Processed, Heard(Sent, [Told(DeliveryKind.Bounced), Told(DeliveryKind.Processed, 2, attempt: 2)]).Delivery()!.Kind);
    }

    [Theory, InlineData(LetterState.InDoubt), InlineData(LetterState.Claimed), InlineData(LetterState.Waiting), InlineData(LetterState.Failed)]
    public void Any_event_settles_a_letter_that_the_service_must_have_had(LetterState state)
    {
        var after = (InDoubt with { State = state }).Heard(Told(DeliveryKind.Deferred, 3));
        Assert.Equal((LetterState.Sent, Some.Now.AddMinutes(3), null, null, false), (after.State, after.SentAt, after.Error, after.DoubtSince, after.IsDue));
    }

    [Fact]
    public void Of_the_tries_before_somebody_had_it_sent_again_only_an_arrival_makes_that_unnecessary()
    {
        var again = InDoubt with { State = LetterState.Waiting, AgainAfter = 1, DoubtSince = null };
        Assert.Equal(LetterState.Waiting, again.Heard(Told(DeliveryKind.Bounced)).State);
        Assert.Equal(LetterState.Sent, again.Heard(Told(DeliveryKind.Delivered)).State);
        Assert.Equal(LetterState.Sent, again.Heard(Told(DeliveryKind.Processed, attempt: 2)).State);
    }

    [Fact]
    public void What_was_told_before_changes_nothing()
    {
        var after = Sent.Heard(Told(DeliveryKind.Delivered));
        Assert.Same(after, after.Heard(Told(DeliveryKind.Delivered)));
    }

    [Fact]
    public void Ever_so_many_events_keep_a_row_small_and_the_telling_ones_in_it()
    {
        var after = Heard(Sent, Enumerable.Range(0, 100).Select(minute => Told(DeliveryKind.Deferred, minute)).Prepend(Told(DeliveryKind.Bounced)));
        Assert.Equal((20, DeliveryKind.Bounced), (after.Events.Count, after.Delivery()!.Kind));
    }

    private static LetterFate Heard(LetterFate fate, IEnumerable<DeliveryEvent> told) => told.Aggregate(fate, LetterDelivery.Heard);

    private static DeliveryEvent Told(DeliveryKind kind, int minute = 0, int attempt = 1) => new($"{kind}-{minute}-{attempt}", kind, Some.Now.AddMinutes(minute), attempt, null);
}
