using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>Senders that die between any two steps, or are only slow.</summary>
public sealed class DyingSendersTests(Azurite azurite)
{
    private const string One = "first@example.org";

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

    /// <summary>Sends, and then the process is gone.</summary>
    private sealed class NeverComesBack(IMailer mailer) : MailerOver(mailer)
    {
        public override async Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken)
        {
            await base.SendAsync(letter, cancellationToken);
            return await new TaskCompletionSource<Delivery>().Task;
        }
    }

    /// <summary>Sends, and hears of it late.</summary>
    private sealed class Slow(IMailer mailer, Task answer) : MailerOver(mailer)
    {
        public override async Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken)
        {
            var delivery = await base.SendAsync(letter, cancellationToken);
            await answer;
            return delivery;
        }
    }
}
