using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>What is due arrives once, in its order.</summary>
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
    private sealed class Recording(IMailer mailer, ConcurrentQueue<string> sends) : MailerOver(mailer)
    {
        public override Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken)
        {
            sends.Enqueue(letter.Id);
            return base.SendAsync(letter, cancellationToken);
        }
    }

    private sealed class Refusing(IMailer mailer, Predicate<ReadyLetter> fails) : MailerOver(mailer)
    {
        public override Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken) =>
            fails(letter) ? Task.FromResult<Delivery>(new Delivery.Failed("not now")) : base.SendAsync(letter, cancellationToken);
    }
}
