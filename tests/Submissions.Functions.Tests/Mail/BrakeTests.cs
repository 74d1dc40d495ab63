using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed class BrakeTests(Azurite azurite)
{
    private const string One = "first@example.org";

    [Fact]
    public async Task Stopped_nothing_goes_out_but_letters_to_sign_in_and_let_go_everything_that_waits_does()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await house.FileAsync(0, One);
        await house.Get<MoveBrake>().StopAsync(" A wrong text ", By(house), MailHouse.Stop);
        await house.Get<TableClient>().SubmitTransactionAsync(
            from row in new[] { LetterStore.Row(SignIn(house)), DueStore.LetterRow(SignIn(house)) } select new TableTransactionAction(TableTransactionActionType.Add, row), MailHouse.Stop);
        await house.Get<SignInOnLaptop>().RunAsync(DeskRole.Coordinator, "a test", house.Clock.GetUtcNow(), null, MailHouse.Stop);

        Assert.Equal(1, await house.DispatchAsync());
        Assert.Equal(["coordinator@laptop.example"], house.Arrived.Select(letter => letter.To));
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await house.DispatchAsync());
        Assert.Equal((1, new MailPause("ana@example.org", Some.Now, "A wrong text")), (await house.OwedAsync(), (await house.Get<MoveBrake>().ReadAsync(MailHouse.Stop)).Brake.Pause!));

        await house.Get<MoveBrake>().GoAsync(By(house), MailHouse.Stop);
        house.Clock.Advance(LetterAllowance.Glance);
        Assert.Equal(1, await house.DispatchAsync());
    }

    [Fact]
    public async Task Stopped_a_digest_waits_and_holds_no_letter_to_sign_in_up()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await house.Get<MoveBrake>().StopAsync("why", By(house), MailHouse.Stop);
        await house.Get<SignInOnLaptop>().RunAsync(DeskRole.Coordinator, "a test", house.Clock.GetUtcNow(), null, MailHouse.Stop);
        var (signIn, digest) = (SignIn(house), SignIn(house) with { Id = "digest-0", Kind = LetterKind.Digest, DueAt = house.Clock.GetUtcNow().AddMinutes(-1) });
        await house.Get<TableClient>().SubmitTransactionAsync(
            from letter in new[] { digest, signIn } from row in new[] { LetterStore.Row(letter), DueStore.LetterRow(letter) } select new TableTransactionAction(TableTransactionActionType.Add, row), MailHouse.Stop);

        Assert.Equal(1, await house.DispatchAsync());
        Assert.Equal((LetterState.Waiting, LetterState.Sent), (await StateAsync("digest-0"), await StateAsync(signIn.Id)));
        await house.Get<MoveBrake>().GoAsync(By(house), MailHouse.Stop);
        house.Clock.Advance(LetterAllowance.Glance);
        await house.DispatchAsync();
        Assert.NotEqual(LetterState.Waiting, await StateAsync("digest-0"));

        async Task<LetterState> StateAsync(string id) =>
            (await house.Get<LetterStore>().StoredOfAsync(LetterOwner.Desk, MailHouse.Stop)).Single(letter => letter.Value.Letter.Id == id).Value.State;
    }

    [Fact]
    public async Task A_pause_holds_for_an_instance_that_runs_within_seconds()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await house.FileAsync(0, One);
        Assert.Equal(1, await house.DispatchAsync());
        await house.FileAsync(1, One);
        await house.Get<MoveBrake>().StopAsync("why", By(house), MailHouse.Stop);
        house.Clock.Advance(LetterAllowance.Glance);
        Assert.Equal(0, await house.DispatchAsync());
        Assert.All((await house.Get<LetterStore>().OfAsync((await house.FileAsync(2, One)).Id, MailHouse.Stop)), fate => Assert.Equal((LetterState.Waiting, 0), (fate.State, fate.Attempts)));
    }

    [Theory, InlineData(7), InlineData(60)]
    public async Task All_instances_together_keep_the_limit_of_an_hour_and_the_next_hour_sends_on(int limit)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), async (number, _) =>
            await house.FileAsync(number, [.. Enumerable.Range(0, 4).Select(contact => $"contact-{number}-{contact}@example.org")]));
        await house.Get<MoveBrake>().LimitAsync(limit, By(house), MailHouse.Stop);
        var instances = Enumerable.Range(0, 4).Select(_ => house.Instance()).ToList();
        house.Clock.Set(HourShare.HourOf(house.Clock.GetUtcNow()).AddHours(1));

        async Task<int> HourAsync()
        {
            var sent = 0;
            for (var run = 0; run < 4; run++)
                sent += (await Task.WhenAll(instances.Select(house.DispatchAsync))).Sum();
            return sent;
        }

        Assert.Equal(limit, await HourAsync());
        Assert.Equal(0, await HourAsync());
        Assert.Equal((limit, limit), await GivenAsync(house));
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Math.Min(limit, 80 - limit), await HourAsync());
    }

    [Fact]
    public async Task Each_act_sent_twice_is_one_line_of_the_audit()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var brake = house.Get<MoveBrake>();
        for (var sent = 0; sent < 2; sent++)
            Assert.Null(await brake.StopAsync("why", By(house), MailHouse.Stop));
        for (var sent = 0; sent < 2; sent++)
            Assert.Null(await brake.LimitAsync(100, By(house), MailHouse.Stop));
        for (var sent = 0; sent < 2; sent++)
            Assert.Null(await brake.GoAsync(By(house), MailHouse.Stop));
        Assert.Equal("brake-why", (await brake.StopAsync("  ", By(house), MailHouse.Stop))!.Code);
        Assert.Equal("brake-limit", (await brake.LimitAsync(0, By(house), MailHouse.Stop))!.Code);

        var audit = new List<AuditEntry>();
        await foreach (var entry in house.Get<AuditStore>().ReadAsync([], AuditFilter.Everything, null, 100, MailHouse.Stop))
            audit.Add(entry);
        Assert.Equal([("letters-limited", "100"), ("letters-released", null), ("letters-stopped", "why")], audit.Select(entry => (entry.What, entry.Detail)).Order());
    }

    private static async Task<(int?, int?)> GivenAsync(MailHouse house)
    {
        var view = await house.Get<MoveBrake>().ReadAsync(MailHouse.Stop);
        return (view.PerHour, view.Given);
    }

    private static Act By(MailHouse house) => new("ana@example.org", house.Clock.GetUtcNow());

    private static Letter SignIn(MailHouse house) =>
        new("sign-in-0123456789abcdef", LetterOwner.Desk, LetterKind.SignIn, EmailAddress.Parse("coordinator@laptop.example"), "en", house.Clock.GetUtcNow(), Some.Key().Value, 0);
}
