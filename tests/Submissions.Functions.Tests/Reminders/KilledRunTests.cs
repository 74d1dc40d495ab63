using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Keeping;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Reminders;

/// <summary>A run of reminders, or of digests, that is killed at any request of storage: the next instance ends it as if it had never been killed.</summary>
public sealed class KilledRunTests(Azurite azurite)
{
    /// <summary>All reminders of a draft have fallen due but the one on the last day; then those for a document that is missing, and the unit is to call.</summary>
    [Theory]
    [InlineData("2018-09-27T12:00:00Z", false)]
    [InlineData("2018-11-14T12:00:00Z", true)]
    public async Task Reminders_killed_at_any_request_are_neither_lost_nor_owed_twice(string at, bool areFiled)
    {
        var whole = await RemindedAsync(at, areFiled, int.MaxValue);
        Assert.False(whole.Died);
        Assert.NotEmpty(whole.Arrived);
        Assert.Equal(whole.Arrived.Distinct(), whole.Arrived);

        var deaths = 0;
        for (var died = true; died; deaths++)
        {
            var after = await RemindedAsync(at, areFiled, deaths);
            Assert.Equal((deaths, whole.Stands), (deaths, after.Stands));
            Assert.Equal(whole.Arrived, after.Arrived);
            died = after.Died;
        }

        Assert.InRange(deaths, 8, 60);
    }

    [Fact]
    public async Task Digests_killed_at_any_request_are_neither_lost_nor_owed_twice()
    {
        var whole = await DigestedAsync(int.MaxValue);
        Assert.False(whole.Died);
        Assert.Equal(["ana@example.org", "luc@example.org", "rea@example.org"], whole.Arrived.Select(line => line.Split(' ')[0]));

        var deaths = 0;
        for (var died = true; died; deaths++)
        {
            var after = await DigestedAsync(deaths);
            Assert.Equal((deaths, whole.Stands), (deaths, after.Stands));
            Assert.Equal(whole.Arrived, after.Arrived);
            died = after.Died;
        }

        Assert.InRange(deaths, 8, 60);
    }

    /// <summary>How three proposals stand after a run that died, one that did not, and one with nothing left to do.</summary>
    private async Task<Ended> RemindedAsync(string at, bool areFiled, int live)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = new List<Access>();
        for (var number = 0; number < 3; number++)
            proposals.Add(await house.DraftAsync(number, $"first{number}@example.org", $"second{number}@example.org"));
        foreach (var access in areFiled ? proposals : [])
            await house.FileAsync(access);
        await house.DispatchAsync();
        house.Clock.Set(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        var before = house.Arrived.Count;
        var died = await DiedAsync(house, live, instance => instance.GetRequiredService<RemindOrganisers>().RunAsync(MailHouse.Stop));
        var other = house.Instance().GetRequiredService<RemindOrganisers>();
        await other.RunAsync(MailHouse.Stop);
        Assert.Equal(0, await other.RunAsync(MailHouse.Stop));
        var stands = new List<string>();
        foreach (var access in proposals)
        {
            var (proposal, fates) = (await house.ReadAsync(access), await house.FatesAsync(access));
            stands.Add($"{proposal.KeyHashes.Count} keys, next {proposal.WakeAt:O}, to call {string.Join(',', proposal.Reminding.ToCall)}: {string.Join(' ', fates.Select(fate => $"{fate.Letter.Id} {fate.Letter.To}"))}");
        }

        await house.DispatchAsync();
        Assert.Equal(0, await house.OwedAsync());
        return new Ended(died, string.Join('\n', stands), [.. house.Arrived.SkipLast(before).Select(letter => $"{letter.To} {letter.Kind} {letter.Id.Split('.')[^1]}").Order()]);
    }

    /// <summary>How the digests of three members stand, of whom one reads only and chose to have one.</summary>
    private async Task<Ended> DigestedAsync(int live)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        foreach (var (name, role) in ((string, DeskRole)[])[("ana", DeskRole.Coordinator), ("luc", DeskRole.Reviewer), ("rea", DeskRole.Reader)])
            await house.Get<MemberStore>().AddAsync($"{name}@example.org", role, "en", house.Clock.GetUtcNow());
        var members = (await house.Get<ReadMembers>().RunAsync(MailHouse.Stop)).Value.Members;
        await house.Get<WriteDigests>().ChooseAsync(members.Single(member => member.Role == DeskRole.Reader), DigestEvery.Daily, MailHouse.Stop);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.FileAsync(0, "lead@example.org");
        await house.DispatchAsync();
        house.Clock.Set(new DateTimeOffset(2018, 9, 21, 6, 5, 0, TimeSpan.Zero));

        var before = house.Arrived.Count;
        var died = await DiedAsync(house, live, instance => instance.GetRequiredService<WriteDigests>().RunAsync(MailHouse.Stop));
        var other = house.Instance().GetRequiredService<WriteDigests>();
        await other.RunAsync(MailHouse.Stop);
        Assert.Equal(0, await other.RunAsync(MailHouse.Stop));
        var stands = new List<string>();
        foreach (var member in members)
            stands.Add($"{member.Email}: told until {(await house.Get<DigestStore>().FindAsync(member.Email, MailHouse.Stop)).Value.LastAt:O}");
        await house.DispatchAsync();
        Assert.DoesNotContain(await house.Get<LetterStore>().OfAsync(LetterOwner.Desk, MailHouse.Stop), fate => fate.State != LetterState.Sent);
        return new Ended(died, string.Join('\n', stands), [.. house.Arrived.SkipLast(before).Select(letter => $"{letter.To} {letter.Kind} {letter.Id.Split('.')[^1]}").Order()]);
    }

    /// <summary>Runs an instance that is dead after so many requests of storage.</summary>
    private async Task<bool> DiedAsync(MailHouse house, int live, Func<IServiceProvider, Task<int>> run)
    {
        var transport = new DyingTransport(live);
        var options = new TableClientOptions { Transport = transport, Retry = { MaxRetries = 0 } };
        var instance = house.Instance(more: services => services.AddSingleton(new TableClient(azurite.ConnectionString, house.Table, options)));
        try
        {
            await run(instance);
        }
        catch (Exception death) when (death is IOException or Azure.RequestFailedException or AggregateException)
        {
            Assert.True(transport.HasDied);
        }

        return transport.HasDied;
    }

    /// <param name="Stands">What storage holds.</param>
    /// <param name="Arrived">Recipient, kind and id of each letter.</param>
    private sealed record Ended(bool Died, string Stands, IReadOnlyList<string> Arrived);
}
