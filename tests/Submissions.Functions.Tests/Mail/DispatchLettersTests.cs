using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed class DispatchLettersTests(Azurite azurite)
{
    private const string One = "first@example.org";
    private const string Two = "second@example.org";

    [Fact]
    public async Task Each_kind_of_letter_arrives_once_and_leaves_no_key_and_no_due_row()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await house.SendLinkAsync(access, Two);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.ChangeAsync(access, "A better title");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.WithdrawAsync(access);

        Assert.Equal(4, await house.DispatchAsync());
        Assert.Equal(0, await house.DispatchAsync());

        Assert.Equal([("changed", One), ("filed", One), ("link", Two), ("withdrawn", One)], house.Arrived.Select(letter => (letter.Kind, letter.To)).Order());
        Assert.All(await house.FatesAsync(access), fate => Assert.Equal((LetterState.Sent, null, 1), (fate.State, fate.Letter.LinkKey, fate.Attempts)));
        Assert.Equal(0, await house.OwedAsync());
    }

    [Fact]
    public async Task The_links_in_a_letter_open_the_proposal_and_the_receipt()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await house.DispatchAsync();

        var text = Assert.Single(house.Arrived).Text;
        var stored = await house.Get<OpenProposal>().RunAsync(access, MailHouse.Stop);
        Assert.Contains($"https://side-events.example.org/proposals/{access.Id}/link/{access.Key.Value}\n", text, StringComparison.Ordinal);
        Assert.Contains($"https://side-events.example.org/receipts/marrakesh-2018/{stored!.Proposal.Filed!.ReceiptCode}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_hundred_letters_and_two_instances_each_arrives_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await Parallel.ForEachAsync(Enumerable.Range(0, 50), async (number, _) =>
            await house.FileAsync(number, [.. Enumerable.Range(0, 4).Select(contact => $"contact-{number}-{contact}@example.org")]));
        var sends = new ConcurrentQueue<string>();
        var instances = Enumerable.Range(0, 2)
            .Select(_ => house.Instance(services => new Recording(services.GetRequiredService<LocalOutbox>(), sends)))
            .ToList();

        await Task.WhenAll(instances.Select(async instance =>
        {
            while (await house.OwedAsync() > 0)
                await house.DispatchAsync(instance);
        }));

        Assert.Equal((200, 200), (house.Arrived.Count, sends.Count));
        Assert.Equal(200, house.Arrived.Select(letter => letter.To).Distinct().Count());
    }

    [Fact]
    public async Task A_run_takes_a_hundred_letters_and_the_next_one_the_rest()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await Parallel.ForEachAsync(Enumerable.Range(0, 21), async (number, _) =>
            await house.FileAsync(number, [.. Enumerable.Range(0, 5).Select(contact => $"contact-{number}-{contact}@example.org")]));
        Assert.Equal(100, await house.DispatchAsync());
        Assert.Equal(5, await house.DispatchAsync());
    }

    [Fact]
    public async Task A_sender_that_died_after_sending_costs_no_letter_and_doubles_none_in_the_folder()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        var dead = house.DispatchAsync(house.Instance(services => new NeverComesBack(services.GetRequiredService<LocalOutbox>())));
        while (house.Arrived.Count == 0)
            await Task.Delay(20, MailHouse.Stop);

        Assert.Equal(0, await house.DispatchAsync());
        house.Clock.Advance(DeliverLetters.Lease);
        Assert.Equal(1, await house.DispatchAsync());

        Assert.Single(house.Arrived);
        Assert.Equal((LetterState.Sent, 2), Assert.Single((await house.FatesAsync(access)).Select(fate => (fate.State, fate.Attempts))));
        Assert.False(dead.IsCompleted);
    }

    [Fact]
    public async Task A_sender_that_died_before_sending_costs_no_letter()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        var letter = Assert.Single(await house.Get<LetterStore>().StoredOfAsync(access.Id, MailHouse.Stop));
        Assert.NotNull(await house.Get<LetterStore>().ClaimAsync(letter, house.Clock.GetUtcNow() + DeliverLetters.Lease, MailHouse.Stop));

        Assert.Equal(0, await house.DispatchAsync());
        house.Clock.Advance(DeliverLetters.Lease);
        Assert.Equal(1, await house.DispatchAsync());
        Assert.Single(house.Arrived);
    }

    [Fact]
    public async Task With_SendGrid_a_letter_whose_sender_died_is_in_doubt_visible_and_not_sent_again()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAcceptsAndHangs();
        var access = await house.FileAsync(0, One);
        var dead = house.DispatchAsync(house.Instance(_ => sendGrid.Mailer(house.Clock, TimeSpan.FromMinutes(5))));
        while (sendGrid.Accepted.IsEmpty)
            await Task.Delay(20, MailHouse.Stop);

        house.Clock.Advance(DeliverLetters.Lease);
        var other = house.Instance(_ => sendGrid.Mailer(house.Clock, TimeSpan.FromMinutes(5)));
        for (var run = 0; run < 3; run++)
            Assert.Equal(0, await house.DispatchAsync(other));

        Assert.Equal((LetterState.InDoubt, true), Assert.Single((await house.FatesAsync(access)).Select(fate => (fate.State, fate.Letter.LinkKey is not null))));
        Assert.Equal((1, 0), (sendGrid.Requests, await house.OwedAsync()));
        Assert.False(dead.IsCompleted);
    }

    [Fact]
    public async Task A_letter_doubted_while_its_sender_was_only_slow_is_recorded_as_sent()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        var access = await house.FileAsync(0, One);
        var answer = new TaskCompletionSource();
        var slow = house.DispatchAsync(house.Instance(_ => new Slow(sendGrid.Mailer(house.Clock, TimeSpan.FromMinutes(5)), answer.Task)));
        while (sendGrid.Accepted.IsEmpty)
            await Task.Delay(20, MailHouse.Stop);
        house.Clock.Advance(DeliverLetters.Lease);
        await house.DispatchAsync(house.Instance(_ => sendGrid.Mailer(house.Clock, TimeSpan.FromMinutes(5))));

        answer.SetResult();

        Assert.Equal(1, await slow);
        Assert.Equal((LetterState.Sent, null), Assert.Single((await house.FatesAsync(access)).Select(fate => (fate.State, fate.Letter.LinkKey))));
        Assert.Equal(1, sendGrid.Requests);
    }

    [Fact]
    public async Task A_letter_that_fails_is_tried_further_and_further_apart_and_given_up_visibly_after_ten_tries()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        var broken = house.Instance(_ => new Broken());
        var pauses = new List<double>();
        for (var attempt = 1; attempt <= LetterFates.MostAttempts; attempt++)
        {
            await house.DispatchAsync(broken);
            var fate = Assert.Single(await house.FatesAsync(access));
            Assert.Equal((attempt, "the wire is cut"), (fate.Attempts, fate.Error));
            if (fate.State == LetterState.Failed)
                break;
            pauses.Add((fate.NextAt - house.Clock.GetUtcNow()).TotalMinutes);
            Assert.Equal(0, await house.DispatchAsync(broken));
            house.Clock.Set(fate.NextAt);
        }

        Assert.Equal([1, 3, 9, 27, 81, 243, 360, 360, 360], pauses);
        Assert.Equal(LetterState.Failed, Assert.Single(await house.FatesAsync(access)).State);
        Assert.Equal(0, await house.OwedAsync());
        Assert.Equal(0, await house.DispatchAsync());
    }

    [Fact]
    public async Task While_SendGrid_takes_nothing_letters_wait_without_losing_a_try_and_then_all_go()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAnswers(429, ("Retry-After", "600"));
        var access = await house.FileAsync(0, One, Two);
        var instance = house.Instance(_ => sendGrid.Mailer(house.Clock, TimeSpan.FromSeconds(20)));

        Assert.Equal((0, 0), (await house.DispatchAsync(instance), await house.DispatchAsync(instance)));
        Assert.Equal(1, sendGrid.Requests);
        Assert.All(await house.FatesAsync(access), fate => Assert.Equal((LetterState.Waiting, 0), (fate.State, fate.Attempts)));

        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, await house.DispatchAsync(instance));
        Assert.Equal(2, sendGrid.AcceptedIds.Distinct().Count());
    }

    [Fact]
    public async Task A_later_letter_does_not_overtake_an_earlier_one_to_the_same_reader()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One, Two);
        var refusing = house.Instance(services => new Refusing(services.GetRequiredService<LocalOutbox>(), letter => letter.To.Value == One));
        await house.DispatchAsync(refusing);
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        await house.WithdrawAsync(access);

        await house.DispatchAsync();
        Assert.Equal([("withdrawn", Two), ("filed", Two)], house.Arrived.Select(letter => (letter.Kind, letter.To)));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var order = new ConcurrentQueue<string>();
        var last = house.Instance(services => new Recording(services.GetRequiredService<LocalOutbox>(), order));
        Assert.Equal(2, await house.DispatchAsync(last));
        Assert.Equal([$"{access.Id}.filed-1-0", $"{access.Id}.withdrawn-1-0"], order);
    }

    [Fact]
    public async Task A_due_row_without_a_letter_is_cleared_away()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        var letter = Assert.Single(await house.FatesAsync(access)).Letter;
        await house.Get<Submissions.Functions.AzureTables.TableClient>().DeleteEntityAsync(
            access.Id.Call.Value, RowKeys.Letter(access.Id, letter.Id), Azure.ETag.All, MailHouse.Stop);

        Assert.Equal(0, await house.DispatchAsync());
        Assert.Equal(0, await house.OwedAsync());
    }

    [Fact]
    public async Task A_letter_whose_link_has_no_key_any_more_is_still_written()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await house.WithdrawAsync(access);
        await house.DispatchAsync();
        Assert.DoesNotContain("/link/", house.Arrived.Single(letter => letter.Kind == "withdrawn").Text, StringComparison.Ordinal);
    }

    /// <summary>Notes what is handed over, the repeats too.</summary>
    private sealed class Recording(IMailer mailer, ConcurrentQueue<string> sends) : IMailer
    {
        public bool KnowsRepeats => mailer.KnowsRepeats;

        public bool TellsOfLetters => mailer.TellsOfLetters;

        public DateTimeOffset RestsUntil => mailer.RestsUntil;

        public Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken)
        {
            sends.Enqueue(letter.Id);
            return mailer.SendAsync(letter, cancellationToken);
        }
    }

    /// <summary>Sends, and then the process is gone.</summary>
    private sealed class NeverComesBack(IMailer mailer) : IMailer
    {
        public bool KnowsRepeats => mailer.KnowsRepeats;

        public bool TellsOfLetters => mailer.TellsOfLetters;

        public DateTimeOffset RestsUntil => mailer.RestsUntil;

        public async Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken)
        {
            await mailer.SendAsync(letter, cancellationToken);
            return await new TaskCompletionSource<Delivery>().Task;
        }
    }

    /// <summary>Sends, and hears of it late.</summary>
    private sealed class Slow(IMailer mailer, Task answer) : IMailer
    {
        public bool KnowsRepeats => mailer.KnowsRepeats;

        public bool TellsOfLetters => mailer.TellsOfLetters;

        public DateTimeOffset RestsUntil => mailer.RestsUntil;

        public async Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken)
        {
            var delivery = await mailer.SendAsync(letter, cancellationToken);
            await answer;
            return delivery;
        }
    }

    private sealed class Refusing(IMailer mailer, Predicate<ReadyLetter> fails) : IMailer
    {
        public bool KnowsRepeats => mailer.KnowsRepeats;

        public bool TellsOfLetters => mailer.TellsOfLetters;

        public DateTimeOffset RestsUntil => mailer.RestsUntil;

        public Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken) =>
            fails(letter) ? Task.FromResult<Delivery>(new Delivery.Failed("not now")) : mailer.SendAsync(letter, cancellationToken);
    }

    private sealed class Broken : IMailer
    {
        public bool KnowsRepeats => false;

        public bool TellsOfLetters => false;

        public DateTimeOffset RestsUntil => default;

        public Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken) =>
            Task.FromResult<Delivery>(new Delivery.Failed("the wire is cut"));
    }
}
