using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed class RecordDeliveryTests(Azurite azurite)
{
    private const string One = "first@example.org";
    private const string Two = "second@example.org";

    [Fact]
    public async Task What_became_of_a_letter_stands_with_it()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await house.DispatchAsync();

        await TellAsync(house, access, "filed-1-0", DeliveryKind.Delivered, DeliveryKind.Processed, DeliveryKind.Delivered);

        var fate = Assert.Single(await house.FatesAsync(access));
        Assert.Equal((LetterState.Sent, DeliveryKind.Delivered, 2), (fate.State, fate.Delivery()!.Kind, fate.Events.Count));
    }

    [Fact]
    public async Task A_bounce_is_told_with_the_proposal_and_in_the_queue_and_the_next_contact_is_owed_the_letter_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await house.DispatchAsync();
        await house.SaveContactsAsync(access, One, Two);

        for (var told = 0; told < 3; told++)
            await TellAsync(house, access, "filed-1-0", DeliveryKind.Bounced);
        await TellAsync(house, access, "filed-1-0", DeliveryKind.Spam);
        await TellAsync(house, access, "filed-1-0", DeliveryKind.Delivered);

        Assert.Equal(1, await house.DispatchAsync());
        Assert.Equal([One, Two], house.Arrived.Select(letter => letter.To).Order());
        var moved = house.Arrived.Single(letter => letter.To == Two);
        Assert.Equal(("filed", $"{access.Id}.filed-1-1"), (moved.Kind, moved.Id));
        Assert.Contains("/link/", moved.Text, StringComparison.Ordinal);
        var stored = (await house.Get<ProposalStore>().FindAsync(access.Id, MailHouse.Stop))!.Value;
        Assert.Equal([One], stored.Undelivered.Select(one => one.To));
        var history = await house.Get<ProposalStore>().HistoryAsync(access.Id, MailHouse.Stop);
        Assert.Single(history, entry => entry is { What: HistoryKinds.LetterUndelivered, By: Act.Mail });
        Assert.True((await EntryAsync(house, access)).Undelivered);
    }

    [Fact]
    public async Task The_same_bounce_told_to_four_instances_at_once_moves_the_letter_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await house.DispatchAsync();
        await house.SaveContactsAsync(access, One, Two);
        var instances = Enumerable.Range(0, 4).Select(_ => house.Instance()).ToList();

        await Task.WhenAll(instances.Select(instance => TellAsync(instance, house, access, "filed-1-0", DeliveryKind.Bounced)));

        Assert.Equal(["filed-1-0", "filed-1-1"], (await house.FatesAsync(access)).Select(fate => fate.Letter.Id).Order());
        Assert.Single(await house.Get<ProposalStore>().HistoryAsync(access.Id, MailHouse.Stop), entry => entry.What == HistoryKinds.LetterUndelivered);
    }

    [Fact]
    public async Task Whoever_had_the_letter_already_gets_no_second_one()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One, Two);
        await house.DispatchAsync();

        await TellAsync(house, access, "filed-1-0", DeliveryKind.Dropped);

        Assert.Equal(0, await house.OwedAsync());
        Assert.True((await EntryAsync(house, access)).Undelivered);
    }

    [Fact]
    public async Task A_draft_that_is_not_in_the_queue_can_bounce_too()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.DraftAsync(0, One);
        await house.SendLinkAsync(access, "elsewhere@example.org");
        await house.DispatchAsync();
        var letter = Assert.Single(await house.FatesAsync(access)).Letter.Id;

        await TellAsync(house, access, letter, DeliveryKind.Bounced);

        Assert.Equal(["elsewhere@example.org"], (await house.Get<ProposalStore>().FindAsync(access.Id, MailHouse.Stop))!.Value.Undelivered.Select(one => one.To));
        Assert.Equal(0, await house.OwedAsync());
    }

    [Fact]
    public async Task News_of_letters_that_are_not_here_are_nobodys()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await TellAsync(house, access, "filed-9-9", DeliveryKind.Bounced);
        await house.Get<RecordDelivery>().RunAsync(Some.ProposalId(), "filed-1-0", [Told(house, DeliveryKind.Bounced)], MailHouse.Stop);
        await house.Get<RecordDelivery>().RunAsync(LetterOwner.Desk, "sign-in-0123456789abcdef", [Told(house, DeliveryKind.Bounced)], MailHouse.Stop);
        Assert.Empty(Assert.Single(await house.FatesAsync(access)).Events);
    }

    [Fact]
    public async Task An_event_settles_a_letter_in_doubt_and_nothing_is_sent_again()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        var (access, other) = await DoubtAsync(house, sendGrid);

        await TellAsync(house, access, "filed-1-0", DeliveryKind.Processed);

        Assert.Equal((LetterState.Sent, null), Assert.Single((await house.FatesAsync(access)).Select(fate => (fate.State, fate.Error))));
        Assert.Equal(0, await house.OwedAsync());
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await house.DispatchAsync(other));
        Assert.Equal(1, sendGrid.Requests);
    }

    [Fact]
    public async Task In_doubt_and_silent_while_others_are_told_of_it_is_tried_again_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        var (access, other) = await DoubtAsync(house, sendGrid);
        house.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(0, await house.DispatchAsync(other));
        await house.Get<DeliveryNewsStore>().HeardOfAsync(house.Clock.GetUtcNow(), MailHouse.Stop);

        house.Clock.Advance(TimeSpan.FromMinutes(30));
        await house.DispatchAsync(other);
        Assert.Equal(1, await house.DispatchAsync(other));

        Assert.Equal([(LetterState.Sent, 2)], (await house.FatesAsync(access)).Select(fate => (fate.State, fate.Attempts)));
        Assert.Equal(["1", "2"], sendGrid.Accepted.Select(mail => mail.GetProperty("custom_args").GetProperty("try").GetString()!));
    }

    [Fact]
    public async Task In_doubt_and_silent_for_a_day_in_which_nothing_was_told_it_is_left_to_the_unit()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        var (access, other) = await DoubtAsync(house, sendGrid);
        for (var hour = 0; hour < 30; hour++)
        {
            house.Clock.Advance(TimeSpan.FromHours(1));
            await house.DispatchAsync(other);
        }

        Assert.Equal([(LetterState.InDoubt, null)], (await house.FatesAsync(access)).Select(fate => (fate.State, fate.DoubtSince)));
        Assert.Equal((1, 0), (sendGrid.Requests, await house.OwedAsync()));
    }

    [Fact]
    public async Task An_event_that_is_faster_than_our_own_record_costs_neither_of_them()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        var access = await house.FileAsync(0, One);
        sendGrid.WhenAccepted(_ => TellAsync(house, access, "filed-1-0", DeliveryKind.Delivered));

        await house.DispatchAsync(Telling(house, sendGrid));

        var fate = Assert.Single(await house.FatesAsync(access));
        Assert.Equal((LetterState.Sent, DeliveryKind.Delivered, null), (fate.State, fate.Delivery()!.Kind, fate.Letter.LinkKey));
        Assert.Equal(0, await house.OwedAsync());
    }

    /// <summary>A letter that SendGrid took from a sender who died.</summary>
    private static async Task<(Access Access, IServiceProvider Other)> DoubtAsync(MailHouse house, SendGridDouble sendGrid)
    {
        sendGrid.ThenAcceptsAndHangs();
        var access = await house.FileAsync(0, One);
        _ = house.DispatchAsync(Telling(house, sendGrid));
        while (sendGrid.Accepted.IsEmpty)
            await Task.Delay(20, MailHouse.Stop);
        house.Clock.Advance(DeliverLetters.Lease);
        var other = Telling(house, sendGrid);
        Assert.Equal(0, await house.DispatchAsync(other));
        Assert.Equal([(LetterState.InDoubt, (DateTimeOffset?)house.Clock.GetUtcNow())], (await house.FatesAsync(access)).Select(fate => (fate.State, fate.DoubtSince)));
        return (access, other);
    }

    private static IServiceProvider Telling(MailHouse house, SendGridDouble sendGrid) =>
        house.Instance(_ => sendGrid.Mailer(house.Clock, TimeSpan.FromMinutes(5), eventKey: "some key"));

    private static async Task<QueueEntry> EntryAsync(MailHouse house, Access access) =>
        (await house.Get<QueueIndex>().OfAsync(house.Call.Id, MailHouse.Stop)).Find(access.Id)!;

    private static Task TellAsync(MailHouse house, Access access, string letter, params DeliveryKind[] kinds) => TellAsync(null, house, access, letter, kinds);

    private static async Task TellAsync(IServiceProvider? instance, MailHouse house, Access access, string letter, params DeliveryKind[] kinds)
    {
        var record = instance is null ? house.Get<RecordDelivery>() : instance.GetRequiredService<RecordDelivery>();
        foreach (var kind in kinds)
            await record.RunAsync(access.Id, letter, [Told(house, kind)], MailHouse.Stop);
    }

    private static DeliveryEvent Told(MailHouse house, DeliveryKind kind) => new($"event-{kind}", kind, house.Clock.GetUtcNow(), 1, kind == DeliveryKind.Bounced ? "550 no such user" : null);
}
