using Azure;
using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;
using static Submissions.Functions.Tests.Deciding.DecidingHouse;

namespace Submissions.Functions.Tests.Deciding;

/// <summary>One act on many: nothing lost, nothing twice, whoever does it and wherever it is cut off.</summary>
public sealed class BatchTests(Azurite azurite)
{
    [Fact]
    public async Task Release_of_many_is_done_once_however_often_it_is_sent_and_leaves_nothing_open()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await PreparedAsync(house, 12);
        var request = NewKey();

        var first = await ReleaseAsync(house, proposals, request);
        var again = await ReleaseAsync(house, proposals, request);

        Assert.Equal((12, 0, true, first.Id), (first.DoneCount, first.RefusedCount, again.IsDone, again.Id));
        await AssertReleasedOnceAsync(house, proposals);
        Assert.Empty(await house.Get<BatchStore>().OpenAsync(house.Call.Id, MailHouse.Stop));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(11)]
    public async Task Process_killed_after_any_proposal_before_it_noted_so_leaves_nothing_out_and_nothing_double(int done)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await PreparedAsync(house, 11);
        var batch = await NotedOnlyAsync(house, proposals);
        foreach (var item in batch.Items.Take(done))
        {
            var act = new UnitAct(item.Proposal, null, batch.KeyOf(item), batch.Act);
            Done(await house.Get<DecideProposal>().ReleaseAsync(act, item.Number, MailHouse.Stop));
        }

        await house.Get<RunBatches>().CarryOnAsync(MailHouse.Stop);

        var (_, after) = (await house.Get<ReadBatch>().RunAsync(house.Call.Id, batch.Id, MailHouse.Stop))!.Value;
        Assert.Equal((11, 0), (after.DoneCount, after.RefusedCount));
        await AssertReleasedOnceAsync(house, proposals);
    }

    [Fact]
    public async Task Two_releasers_at_once_share_the_work_and_neither_does_it_twice()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await PreparedAsync(house, 20);
        var batch = await NotedOnlyAsync(house, proposals);
        var others = new[] { house.Instance(), house.Instance() };

        await Task.WhenAll(others.Select(instance => instance.GetRequiredService<RunBatches>().CarryOnAsync(MailHouse.Stop)));

        var (_, after) = (await house.Get<ReadBatch>().RunAsync(house.Call.Id, batch.Id, MailHouse.Stop))!.Value;
        Assert.Equal((20, 0, true), (after.DoneCount, after.RefusedCount, after.IsDone));
        await AssertReleasedOnceAsync(house, proposals);
    }

    [Theory]
    [InlineData("Content", "{")]
    [InlineData("Status", 5)]
    public async Task Proposal_that_cannot_be_read_is_left_and_told_and_those_after_it_are_released(string property, object value)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await PreparedAsync(house, 10);
        var batch = await NotedOnlyAsync(house, proposals);
        await house.BreakAsync(proposals[2], property, value);

        await house.Get<RunBatches>().CarryOnAsync(MailHouse.Stop);

        var (_, after) = (await house.Get<ReadBatch>().RunAsync(house.Call.Id, batch.Id, MailHouse.Stop))!.Value;
        Assert.Equal((9, true, proposals[2].Id), (after.DoneCount, after.IsDone, Assert.Single(after.Refused).Item.Proposal));
        await AssertReleasedOnceAsync(house, [.. proposals.Where(access => access != proposals[2])]);
    }

    [Fact]
    public async Task Proposal_that_others_are_changing_without_a_pause_is_released_when_they_pause()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await PreparedAsync(house, 1);
        var batch = await NotedOnlyAsync(house, proposals);
        var others = new OthersFirst(times: 10, () => house.Get<TableClient>().UpdateEntityAsync(
            new TableEntity(house.Call.Id.Value, RowKeys.Proposal(proposals[0].Id)), ETag.All, TableUpdateMode.Merge, MailHouse.Stop));
        var instance = house.Instance(more: services => services.AddSingleton(others.On(azurite, house.Table)));
        using var heard = new Heard();

        await instance.GetRequiredService<RunBatches>().CarryOnAsync(MailHouse.Stop);

        var (_, after) = (await house.Get<ReadBatch>().RunAsync(house.Call.Id, batch.Id, MailHouse.Stop))!.Value;
        Assert.Equal((0, 1, 0), (others.Left, after.DoneCount, after.RefusedCount));
        // One of the ten came before the batch's own row was kept, which is no change of a proposal.
        Assert.Equal(Enumerable.Repeat((1.0, nameof(CommitOutcome.Stale)), 9), heard.Of("submissions.conflicts"));
        await AssertReleasedOnceAsync(house, proposals);
    }

    [Fact]
    public async Task Batch_that_cannot_be_read_does_not_stop_another()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await PreparedAsync(house, 2);
        var batches = new[] { await NotedOnlyAsync(house, [proposals[0]]), await NotedOnlyAsync(house, [proposals[1]]) };
        var broken = batches.MinBy(batch => batch.Id, StringComparer.Ordinal)!;
        await house.Get<TableClient>().UpsertEntityAsync(new TableEntity(house.Call.Id.Value, RowKeys.Batch(broken.Id)) { ["Batch"] = "{" });

        await house.Get<RunBatches>().CarryOnAsync(MailHouse.Stop);

        Assert.Equal([broken.Id], await house.Get<BatchStore>().OpenAsync(house.Call.Id, MailHouse.Stop));
    }

    [Fact]
    public async Task What_was_prepared_anew_or_withdrawn_since_is_not_released_and_the_batch_says_why()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await PreparedAsync(house, 3);
        await house.PrepareAsync(proposals[0], DecisionKind.Decline);
        await house.WithdrawAsync(proposals[1]);

        var batch = await ReleaseAsync(house, proposals, NewKey());

        Assert.Equal([Refusal.PreparedAnew.Words, Refusal.NothingPrepared.Words], batch.Refused.Select(refused => refused.Words));
        Assert.Equal(0, await house.CountAsync(proposals[0], LetterKind.Accepted) + await house.CountAsync(proposals[0], LetterKind.Declined));
        Assert.Equal(ProposalStatus.Accepted, (await house.ReadAsync(proposals[2])).Status);
    }

    [Fact]
    public async Task Preparing_many_leaves_what_a_colleague_has_prepared()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        Access[] proposals = [await house.FileAsync(1), await house.FileAsync(2)];
        await house.PrepareAsync(proposals[0]);
        var entries = (await house.Get<QueueIndex>().OfAsync(house.Call.Id, MailHouse.Stop)).Entries.ToList();

        var outcome = await house.Get<PrepareDecisions>().RunAsync(house.Call.Id, entries, Some.Declining(), NewKey(), Some.ByUnit(), MailHouse.Stop);

        var batch = Assert.IsType<Outcome<Batch>.Done>(outcome).Value;
        Assert.Equal((1, Refusal.AlreadyPrepared.Words), (batch.DoneCount, Assert.Single(batch.Refused).Words));
        Assert.Equal(DecisionKind.Accept, (await house.ReadAsync(proposals[0])).Deciding.Prepared!.Verdict.Kind);
        Assert.Equal(DecisionKind.Decline, (await house.ReadAsync(proposals[1])).Deciding.Prepared!.Verdict.Kind);
    }

    [Fact]
    public async Task Nothing_selected_is_refused_and_never_means_everything()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await PreparedAsync(house, 1);
        Assert.Equal("nothing-selected", Refused(await house.Get<ReleaseDecisions>().RunAsync(house.Call.Id, [], NewKey(), Some.ByUnit(), MailHouse.Stop)));
        Assert.Equal("nothing-selected", Refused(await house.Get<PrepareDecisions>().RunAsync(house.Call.Id, [], Some.Declining(), NewKey(), Some.ByUnit(), MailHouse.Stop)));
    }

    private static async Task<IReadOnlyList<Access>> PreparedAsync(MailHouse house, int count)
    {
        var proposals = new List<Access>();
        for (var i = 0; i < count; i++)
        {
            proposals.Add(await house.FileAsync(i, $"lead{i}@example.org"));
            await house.PrepareAsync(proposals[i]);
        }

        return proposals;
    }

    private static async Task<Batch> ReleaseAsync(MailHouse house, IReadOnlyList<Access> proposals, RequestKey request) =>
        Assert.IsType<Outcome<Batch>.Done>(await house.Get<ReleaseDecisions>().RunAsync(
            house.Call.Id, [.. proposals.Select(access => (access.Id, 1))], request, Some.ByUnit(house.Clock.GetUtcNow()), MailHouse.Stop)).Value;

    /// <summary>A batch whose request was killed as soon as its list was stored.</summary>
    private static async Task<Batch> NotedOnlyAsync(MailHouse house, IReadOnlyList<Access> proposals)
    {
        var batch = new Batch(
            RunBatches.IdOf(house.Call.Id, BatchKind.Release, NewKey()), house.Call.Id, BatchKind.Release, Some.ByUnit(house.Clock.GetUtcNow()), null,
            [.. proposals.Select(access => new BatchItem(access.Id, "", 1))], [], new Dictionary<string, string>());
        await house.Get<BatchStore>().AddAsync(batch, MailHouse.Stop);
        return batch;
    }

    private static async Task AssertReleasedOnceAsync(MailHouse house, IReadOnlyList<Access> proposals)
    {
        foreach (var access in proposals)
        {
            Assert.Equal(ProposalStatus.Accepted, (await house.ReadAsync(access)).Status);
            Assert.Equal(1, await house.CountAsync(access, LetterKind.Accepted));
        }
    }
}
