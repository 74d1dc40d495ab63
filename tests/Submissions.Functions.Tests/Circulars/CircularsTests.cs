using Azure;
using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;
using static Submissions.Functions.Tests.Circulars.CircularHouse;
using static Submissions.Functions.Tests.Deciding.DecidingHouse;

namespace Submissions.Functions.Tests.Circulars;

/// <summary>A letter to many: to each once, whoever releases it, however often, and wherever it is cut off.</summary>
public sealed class CircularsTests(Azurite azurite)
{
    [Fact]
    public async Task Prepared_tells_nobody_and_released_tells_each_once_in_the_letters_order_under_the_brake()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 12);
        await house.DispatchAsync();
        var arrived = house.Arrived.Count;
        var circular = await PrepareAsync(house, proposals);
        await house.DispatchAsync();
        Assert.Equal((arrived, 12, CircularState.Prepared), (house.Arrived.Count, circular.Letters, circular.State));
        Assert.Equal(0, await house.CountAsync(proposals[0], LetterKind.Circular));

        Assert.Null(await house.Get<MoveBrake>().StopAsync("Not yet.", Some.ByUnit(house.Clock.GetUtcNow()), MailHouse.Stop));
        var moved = (await house.ReadAsync(proposals[0])).MovedAt;
        var batch = await ReleaseAsync(house, circular);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.DispatchAsync();
        Assert.Equal((12, 0, arrived), (batch.DoneCount, batch.RefusedCount, house.Arrived.Count));
        Assert.Equal(moved, (await house.ReadAsync(proposals[0])).MovedAt);
        Assert.Null(await house.Get<MoveBrake>().GoAsync(Some.ByUnit(house.Clock.GetUtcNow()), MailHouse.Stop));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.DispatchAsync();

        await AssertOnceAsync(house, proposals);
        var letters = house.Arrived.Where(letter => letter.Id.Contains(".circular-", StringComparison.Ordinal)).ToList();
        Assert.Equal(12, letters.Count);
        var filed = (await house.ReadAsync(proposals[3])).Filed!.Reference;
        var read = Assert.Single(letters, letter => letter.Id.StartsWith(proposals[3].Id.Value, StringComparison.Ordinal));
        Assert.Equal(($"{filed}: rooms", "lead3@example.org"), (read.Subject, read.To));
        var history = await house.Get<ProposalStore>().HistoryAsync(proposals[3].Id, MailHouse.Stop);
        Assert.Equal("{reference}: rooms", Assert.Single(history, entry => entry.What == HistoryKinds.CircularWritten).Detail);
        var audit = (await house.Get<ReadAudit>().PageAsync(AuditFilter.Everything, null, MailHouse.Stop)).Entries;
        Assert.Equal("\"{reference}: rooms\", 12 letters to 12 proposals", Assert.Single(audit, entry => entry.What == AuditKinds.CircularReleased).Detail);
        Assert.Single(audit, entry => entry.What == AuditKinds.CircularPrepared);
    }

    [Fact]
    public async Task Prepared_and_released_twice_by_one_request_is_done_once_and_another_text_under_its_key_is_refused()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 3);
        var (prepare, release) = (NewKey(), NewKey());
        var circular = await PrepareAsync(house, proposals, prepare);
        Assert.Equal(circular.Id, (await PrepareAsync(house, proposals, prepare)).Id);
        Assert.Equal("idempotency-key-reused", Refused(await TryPrepareAsync(house, Wanted(Ticked(proposals), texts: [Texts[0] with { Words = "Else." }]), prepare)));
        Assert.Single((await house.Get<ReleaseCircular>().ListAsync(house.Call.Id, MailHouse.Stop))!.Value.Circulars);

        var plan = (await SeenAsync(house, circular)).Plan!;
        await ReleaseAsync(house, circular, plan, release);
        await ReleaseAsync(house, circular, plan, release);
        var seen = (await SeenAsync(house, circular));
        Assert.Equal("circular-released", Refused(await house.Get<ReleaseCircular>().RunAsync(house.Call.Id, circular.Id, 3, "x", NewKey(), Act(house), MailHouse.Stop)));
        Assert.Equal("circular-released", Refused(await house.Get<ReleaseCircular>().UndoAsync(house.Call.Id, circular.Id, Act(house), MailHouse.Stop)));
        Assert.Equal((CircularState.Released, 3), (seen.Circular.State, seen.Batch!.DoneCount));
        await AssertOnceAsync(house, proposals);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(11)]
    public async Task Process_killed_after_any_proposal_leaves_nobody_out_and_writes_to_nobody_twice(int done)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 11);
        var circular = await PrepareAsync(house, proposals);
        var batch = await NotedOnlyAsync(house, circular);
        foreach (var item in batch.Items.Take(done))
            Done(await house.Get<SendCircular>().RunAsync(batch, new UnitAct(item.Proposal, null, batch.KeyOf(item), batch.Act), MailHouse.Stop));

        await house.Get<RunBatches>().CarryOnAsync(MailHouse.Stop);

        var after = (await SeenAsync(house, circular)).Batch!;
        Assert.Equal((11, 0, true), (after.DoneCount, after.RefusedCount, after.IsDone));
        await AssertOnceAsync(house, proposals);
        Assert.Empty(await house.Get<BatchStore>().OpenAsync(house.Call.Id, MailHouse.Stop));
    }

    [Fact]
    public async Task Two_who_release_at_once_and_two_instances_that_carry_on_write_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 16);
        var circular = await PrepareAsync(house, proposals);
        var plan = (await SeenAsync(house, circular)).Plan!;
        var instances = new[] { house.Instance(), house.Instance() };

        var outcomes = await Task.WhenAll(instances.Select(instance => instance.GetRequiredService<ReleaseCircular>().RunAsync(
            house.Call.Id, circular.Id, plan.Letters, plan.Seal, NewKey(), Act(house), MailHouse.Stop)));
        await Task.WhenAll(instances.Select(instance => instance.GetRequiredService<RunBatches>().CarryOnAsync(MailHouse.Stop)));

        Assert.Single(outcomes, outcome => outcome is Outcome<Batch>.Done);
        Assert.Equal("circular-released", Refused(Assert.Single(outcomes, outcome => outcome is not Outcome<Batch>.Done)));
        await AssertOnceAsync(house, proposals);
        var audit = (await house.Get<ReadAudit>().PageAsync(AuditFilter.Everything, null, MailHouse.Stop)).Entries;
        Assert.Single(audit, entry => entry.What == AuditKinds.CircularReleased);
    }

    [Fact]
    public async Task What_changed_since_is_left_out_or_follows_and_who_saw_something_else_releases_nothing()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 4);
        var circular = await PrepareAsync(house, proposals);
        var seen = (await SeenAsync(house, circular)).Plan!;
        await house.WithdrawAsync(proposals[0]);
        await house.SaveContactsAsync(proposals[1], "new@example.org");
        Assert.Equal("circular-not-seen", Refused(await TryReleaseAsync(house, circular, seen)));
        Assert.Equal(0, await house.CountAsync(proposals[2], LetterKind.Circular));

        // Between the release and its letter one more withdraws.
        var batch = await NotedOnlyAsync(house, circular);
        await house.WithdrawAsync(proposals[2]);
        await house.Get<RunBatches>().CarryOnAsync(MailHouse.Stop);

        var after = (await SeenAsync(house, circular));
        Assert.Equal(3, batch.Items.Count);
        Assert.Equal((proposals[0].Id, "It is withdrawn."), Assert.Single(after.Circular.LeftOut.Select(one => (one.Proposal, one.Why))));
        Assert.Equal((2, proposals[2].Id), (after.Batch!.DoneCount, Assert.Single(after.Batch.Refused).Item.Proposal));
        Assert.Equal("new@example.org", Assert.Single(await house.FatesAsync(proposals[1]), fate => fate.Letter.Kind == LetterKind.Circular).Letter.To.Value);
        await AssertOnceAsync(house, [proposals[1], proposals[3]]);
    }

    [Fact]
    public async Task Taken_back_before_its_release_it_never_goes_out()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 2);
        var circular = await PrepareAsync(house, proposals);
        var plan = (await SeenAsync(house, circular)).Plan!;
        for (var sent = 0; sent < 2; sent++)
            Assert.IsType<Outcome<Circular>.Done>(await house.Get<ReleaseCircular>().UndoAsync(house.Call.Id, circular.Id, Act(house), MailHouse.Stop));
        Assert.Equal("circular-undone", Refused(await TryReleaseAsync(house, circular, plan)));
        Assert.Equal(0, await house.CountAsync(proposals[0], LetterKind.Circular));
        var audit = (await house.Get<ReadAudit>().PageAsync(AuditFilter.Everything, null, MailHouse.Stop)).Entries;
        Assert.Single(audit, entry => entry.What == AuditKinds.CircularUndone);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public async Task Whoever_loses_race_after_race_releases_in_the_last_or_is_told_to_come_again_and_it_is_still_there(int lost, bool done)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 1);
        var circular = await PrepareAsync(house, proposals);
        var plan = (await SeenAsync(house, circular)).Plan!;

        var outcome = await Racing(house, circular, lost).RunAsync(house.Call.Id, circular.Id, plan.Letters, plan.Seal, NewKey(), Act(house), MailHouse.Stop);

        Assert.Equal(done ? "" : "busy", outcome is Outcome<Batch>.Done ? "" : Refused(outcome));
        Assert.Equal(done ? CircularState.Released : CircularState.Prepared, (await SeenAsync(house, circular)).Circular.State);
        Assert.Equal(done ? 1 : 0, await house.CountAsync(proposals[0], LetterKind.Circular));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public async Task Whoever_loses_race_after_race_takes_it_back_in_the_last_or_is_told_to_come_again(int lost, bool done)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var circular = await PrepareAsync(house, await FiledAsync(house, 1));

        var outcome = await Racing(house, circular, lost).UndoAsync(house.Call.Id, circular.Id, Act(house), MailHouse.Stop);

        Assert.Equal(done ? "" : "busy", outcome is Outcome<Circular>.Done { Value.State: CircularState.Undone } ? "" : Refused(outcome));
        Assert.Equal(done ? CircularState.Undone : CircularState.Prepared, (await SeenAsync(house, circular)).Circular.State);
    }

    /// <summary>Who meets somebody faster so many times.</summary>
    private ReleaseCircular Racing(MailHouse house, Circular circular, int lost)
    {
        var others = new OthersFirst(lost, () => house.Get<TableClient>().UpdateEntityAsync(
            new TableEntity(house.Call.Id.Value, RowKeys.Circular(circular.Id)), ETag.All, TableUpdateMode.Merge, MailHouse.Stop));
        return house.Instance(more: services => services.AddSingleton(others.On(azurite, house.Table))).GetRequiredService<ReleaseCircular>();
    }

    [Fact]
    public async Task Nobody_is_meant_by_nothing_and_everyone_only_by_their_number()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FiledAsync(house, 3);
        var everything = new Selection.Matching(QueueFilter.Everything);
        var seal = (await house.Get<SelectProposals>().RunAsync(house.Call.Id, new CarriedSelection(everything, QueueSort.Default, null), Writer, Some.Now, MailHouse.Stop))!.Selected.Seal;
        Assert.Equal("nothing-selected", Refused(await TryPrepareAsync(house, Wanted(Ticked([])))));
        Assert.Equal("circular-everyone", Refused(await TryPrepareAsync(house, Wanted(everything, seal))));
        Assert.Equal("circular-miscounted", Refused(await TryPrepareAsync(house, Wanted(everything, seal, 4))));
        Assert.Equal("selection-unseen", Refused(await TryPrepareAsync(house, Wanted(everything, null, 3))));
        Assert.Equal("circular-wrong", Refused(await TryPrepareAsync(house, Wanted(everything, seal, 3, []))));
        Assert.Empty((await house.Get<ReleaseCircular>().ListAsync(house.Call.Id, MailHouse.Stop))!.Value.Circulars);
        Assert.IsType<Outcome<Circular>.Done>(await TryPrepareAsync(house, Wanted(everything, seal, 3)));
    }

    /// <summary>A release whose process was killed as soon as it was stored.</summary>
    private static async Task<Batch> NotedOnlyAsync(MailHouse house, Circular circular)
    {
        var plan = (await SeenAsync(house, circular)).Plan!;
        var stored = (await house.Get<CircularStore>().FindAsync(house.Call.Id, circular.Id, MailHouse.Stop))!;
        var batch = new Batch(
            circular.Id, house.Call.Id, BatchKind.Write, Act(house), null, [.. plan.Going.Select(line => new BatchItem(line.Item.Proposal, line.Item.Reference, 0))], [],
            new Dictionary<string, string>())
        { Texts = circular.Texts };
        Assert.True(await house.Get<CircularStore>().SaveAsync(stored, stored.Value.Release(plan, NewKey(), Act(house)), batch, NewAudit.Of(Act(house), AuditKinds.CircularReleased, null), MailHouse.Stop));
        return batch;
    }

    private static async Task AssertOnceAsync(MailHouse house, IReadOnlyList<Access> proposals)
    {
        foreach (var access in proposals)
            Assert.Equal(1, await house.CountAsync(access, LetterKind.Circular));
    }
}
