using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail.Chaos;

/// <summary>
/// Two thousand letters, four dispatchers that are killed all the time, a mail service that fails and cuts, events out of order, a clock that
/// jumps: what arrived is counted.
/// </summary>
public sealed class LettersChaosTests(Azurite azurite, ITestOutputHelper output)
{
    private const int Calls = 8;
    private const int ProposalsOfEach = 10;
    private const int Contacts = 5;
    private const int LettersToEach = 5;
    private const int Letters = Calls * ProposalsOfEach * Contacts * LettersToEach;
    private const int Dispatchers = 4;

    private readonly Random random = new(20_181_205);
    private readonly ConcurrentDictionary<string, bool> doubted = new();
    private int deaths;

    [Fact]
    public async Task Of_two_thousand_letters_none_is_lost_none_comes_twice_and_each_reader_gets_them_in_order()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        using var signer = new SendGridNews();
        sendGrid.Sometimes(FaultAsync);
        var watch = Stopwatch.StartNew();
        var owners = await OweAsync(house);
        var news = new ChaosNews(house, sendGrid, signer, random);
        output.WriteLine($"owed after {watch.Elapsed}");

        using var storm = new CancellationTokenSource();
        var work = Enumerable.Range(0, Dispatchers).Select(number => DispatchAsync(house, sendGrid, signer, number, storm.Token)).Append(TellAsync(house, sendGrid, signer, news, storm.Token)).ToList();
        while (sendGrid.Accepted.Count < Letters * 95 / 100 && watch.Elapsed < TimeSpan.FromMinutes(3))
        {
            await Task.Delay(500, MailHouse.Stop);
            house.Clock.Advance(TimeSpan.FromSeconds(40));
        }

        await storm.CancelAsync();
        await Task.WhenAll(work);
        output.WriteLine($"the storm is over after {watch.Elapsed}, {deaths} deaths, {doubted.Count} doubts, {sendGrid.Accepted.Count} accepted");
        await SettleAsync(house, sendGrid, signer, news);
        output.WriteLine($"settled after {watch.Elapsed}, {sendGrid.Requests} requests");

        await HoldAsync(house, sendGrid, owners);
    }

    private async Task HoldAsync(MailHouse house, SendGridDouble sendGrid, IReadOnlyList<LetterOwner> owners)
    {
        var arrived = Arrived(sendGrid).ToList();
        Assert.Equal([], arrived.CountBy(id => id).Where(one => one.Value > 1).Select(one => one.Key));
        Assert.Equal(Letters, arrived.Count);
        var order = arrived.Index().ToDictionary(one => one.Item, one => one.Index);
        // One in doubt holds nothing up, so it may come late. Who died between storing a doubt and logging it told nobody: the later try tells.
        var late = doubted.Keys.Concat(sendGrid.Accepted.Select(mail => mail.GetProperty("custom_args")).Where(told => told.GetProperty("try").GetString() != "1")
            .Select(told => told.GetProperty("letter").GetString()!)).ToHashSet();
        foreach (var owner in owners)
        {
            var fates = await house.Get<LetterStore>().OfAsync(owner, MailHouse.Stop);
            Assert.All(fates, fate => Assert.Equal((LetterState.Sent, false, true), (fate.State, fate.IsDue, fate.Delivery() is { Kind: DeliveryKind.Delivered or DeliveryKind.Bounced })));
            foreach (var reader in fates.Where(fate => !late.Contains(ReadyLetter.IdOf(fate.Letter))).GroupBy(fate => fate.Letter.To))
            {
                var places = reader.OrderBy(fate => fate.Letter.DueAt).Select(fate => order[ReadyLetter.IdOf(fate.Letter)]).ToList();
                Assert.Equal(places.Order(), places);
            }
        }

        // It was a storm.
        Assert.True(deaths > 20, $"{deaths} deaths");
        Assert.True(doubted.Count > 10, $"{doubted.Count} doubts");
        var again = sendGrid.Accepted.Count(mail => mail.GetProperty("custom_args").GetProperty("try").GetString() != "1");
        Assert.True(again > 10, $"{again} letters went out by a later try");
    }

    /// <summary>One dispatcher after another, each until it dies: at its so-manieth call of the storage or of the mail, before it is done or after.</summary>
    private async Task DispatchAsync(MailHouse house, SendGridDouble sendGrid, SendGridNews signer, int number, CancellationToken stop)
    {
        var own = new Random(number);
        while (!stop.IsCancellationRequested)
        {
            var byMail = own.Next(2) == 0;
            var life = new Life(byMail ? int.MaxValue : own.Next(20, 400), byMail ? own.Next(1, 60) : int.MaxValue, own.Next(2) == 0);
            var instance = Instance(house, sendGrid, signer, life);
            var living = LiveAsync(house, instance, stop);
            if (await Task.WhenAny(living, life.Died) == living)
                await living;
            else
                Interlocked.Increment(ref deaths);
        }
    }

    private static async Task LiveAsync(MailHouse house, IServiceProvider instance, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await house.DispatchAsync(instance);
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private async Task TellAsync(MailHouse house, SendGridDouble sendGrid, SendGridNews signer, ChaosNews news, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var life = new Life(random.Next(50, 600), int.MaxValue, random.Next(2) == 0);
            var take = Instance(house, sendGrid, signer, life).GetRequiredService<TakeDeliveryNews>();
            while (!stop.IsCancellationRequested && !life.Died.IsCompleted)
            {
                await news.TellAsync(take, life);
                await Task.Delay(100, CancellationToken.None);
            }

            if (life.Died.IsCompleted)
                Interlocked.Increment(ref deaths);
        }
    }

    /// <summary>The storm is over: an instance that lives sends what is left, and hours pass until every doubt is settled.</summary>
    private async Task SettleAsync(MailHouse house, SendGridDouble sendGrid, SendGridNews signer, ChaosNews news)
    {
        var instance = Instance(house, sendGrid, signer, null);
        for (var round = 0; round < 30; round++)
        {
            // Others write letters too: that their events come makes the silence on one letter tell.
            await house.FileAsync(Letters + round, "other@example.org");
            await news.TellAllAsync(instance.GetRequiredService<TakeDeliveryNews>());
            while (await house.DispatchAsync(instance) > 0)
                continue;
            await news.TellAllAsync(instance.GetRequiredService<TakeDeliveryNews>());
            if (Arrived(sendGrid).Distinct().Count() == Letters)
                return;
            house.Clock.Advance(TimeSpan.FromMinutes(65));
        }
    }

    private static IEnumerable<string> Arrived(SendGridDouble sendGrid) => sendGrid.AcceptedIds.Where(id => id.StartsWith("chaos-", StringComparison.Ordinal));

    private IServiceProvider Instance(MailHouse house, SendGridDouble sendGrid, SendGridNews signer, Life? life) => house.Instance(
        _ => SendGridDouble.Mailer(sendGrid.Address, house.Clock, TimeSpan.FromSeconds(2), eventKey: signer.VerificationKey, wire: life?.Mail()),
        new DoubtsHeard(doubted),
        services =>
        {
            services.Configure<MailOptions>(options => options.SendGridEventKey = signer.VerificationKey);
            if (life is not null)
                services.AddSingleton(new TableClient(azurite.ConnectionString, house.Table, new TableClientOptions { Transport = life.Storage() }));
        });

    /// <summary>Of a hundred requests about eight go wrong, each in its own way.</summary>
    private async Task<bool> FaultAsync(Microsoft.AspNetCore.Http.HttpContext context, Action accept)
    {
        switch (Random.Shared.Next(400))
        {
            case < 6:
                await SendGridDouble.AnswerAsync(context, 429, [("Retry-After", "0")]);
                return true;
            case < 8:
                await SendGridDouble.AnswerAsync(context, 429, [("Retry-After", "30")]);
                return true;
            case < 14:
                await SendGridDouble.AnswerAsync(context, 500, [("Retry-After", "0")]);
                return true;
            case < 15:
                await SendGridDouble.AnswerAsync(context, 401, []);
                return true;
            case < 20:
                accept();
                context.Abort();
                return true;
            case < 24:
                context.Abort();
                return true;
            case < 25:
                accept();
                await Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Proposals with five letters to each of five contacts, in the order of their instants.</summary>
    private static async Task<IReadOnlyList<LetterOwner>> OweAsync(MailHouse house)
    {
        var owners = new ConcurrentBag<LetterOwner>();
        foreach (var call in Enumerable.Range(1, Calls))
        {
            var json = JsonNode.Parse(Some.MarrakeshJson)!;
            json["id"] = $"chaos-{call}";
            await house.Get<CallStore>().SaveAsync(CallId.Parse($"chaos-{call}"), json.ToJsonString(), MailHouse.Stop);
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, Calls * ProposalsOfEach), async (number, stop) =>
        {
            var contacts = Enumerable.Range(0, Contacts).Select(contact => $"contact-{number}-{contact}@example.org").ToArray();
            var access = await house.DraftAsync(CallId.Parse($"chaos-{(number % Calls) + 1}"), number, contacts);
            owners.Add(access.Id);
            var rows =
                from contact in Enumerable.Range(0, Contacts)
                from letter in Enumerable.Range(0, LettersToEach)
                let owed = new Letter($"link-{letter}-{contact}", access.Id, LetterKind.Link, EmailAddress.Parse(contacts[contact]), "en", Some.Now.AddSeconds(letter - 100), access.Key.Value, 0)
                from row in new[] { LetterStore.Row(owed), DueStore.LetterRow(owed) }
                select new TableTransactionAction(TableTransactionActionType.Add, row);
            await house.Get<TableClient>().SubmitTransactionAsync(rows, stop);
        });
        return [.. owners];
    }

    /// <summary>Which letters were ever in doubt, by what the instances log.</summary>
    private sealed class DoubtsHeard(ConcurrentDictionary<string, bool> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is IReadOnlyList<KeyValuePair<string, object?>> told && formatter(state, exception).Contains("in doubt", StringComparison.Ordinal))
                heard[(string)told.First(one => one.Key == "Letter").Value!] = true;
        }
    }
}
