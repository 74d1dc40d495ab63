using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Operations;

public sealed class SubmitProposalTests(Azurite azurite)
{
    [Fact]
    public async Task A_filing_stores_version_receipt_history_letter_due_row_and_queue_row_together()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.ReadyAsync(call.Id);

        var submitted = Assert.IsType<Outcome<Submitted>.Done>(await house.FileAsync(access)).Value;

        var proposal = (await house.Get<ProposalStore>().FindAsync(access.Id, House.Stop))!.Value;
        Assert.Equal(ProposalStatus.Submitted, proposal.Status);
        var version = Assert.Single(await house.Get<ProposalStore>().VersionsAsync(access.Id, House.Stop));
        Assert.True(ContentJson.Same(Some.MarrakeshContent().WithMendedAddress(), version.Content));
        var receipt = await house.Get<ProposalStore>().FindReceiptAsync(call.Id, submitted.ReceiptCode, House.Stop);
        Assert.Equal(ContentJson.Sha256(Some.MarrakeshContent().WithMendedAddress()), receipt!.ContentSha256);
        Assert.Equal(
            [HistoryKinds.Started, HistoryKinds.DocumentReceived, HistoryKinds.Filed],
            (await house.Get<ProposalStore>().HistoryAsync(access.Id, House.Stop)).Select(entry => entry.What));
        var letters = await house.Get<LetterStore>().OfAsync(access.Id, House.Stop);
        var due = await house.Get<DueStore>().DueAsync(call.Id, house.Now, 10, House.Stop);
        Assert.Equal(["filed-1-0", "filed-1-1", "filed-1-2"], letters.Select(fate => fate.Letter.Id));
        Assert.Equal(letters.Select(fate => fate.Letter.Id), due.Select(row => row.Letter));
        var entry = Assert.Single((await house.Get<QueueIndex>().OfAsync(call.Id, House.Stop)).Entries);
        Assert.Equal(submitted.Reference, entry.Reference);
    }

    [Fact]
    public async Task Twenty_filings_at_once_with_one_key_file_once_and_all_get_the_same_answer()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.ReadyAsync(call.Id);
        var key = RequestKey.Parse(Guid.NewGuid().ToString());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => house.FileAsync(access, key)));

        Assert.Single(outcomes.Select(outcome => Assert.IsType<Outcome<Submitted>.Done>(outcome).Value).Distinct());
        Assert.Single(await house.Get<ProposalStore>().VersionsAsync(access.Id, House.Stop));
        Assert.Equal(3, (await house.Get<LetterStore>().OfAsync(access.Id, House.Stop)).Count);
    }

    [Fact]
    public async Task Filing_from_two_windows_files_once_and_both_get_the_receipt()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.ReadyAsync(call.Id);

        var outcomes = await Task.WhenAll(house.FileAsync(access), house.FileAsync(access));

        Assert.Single(outcomes.Select(outcome => Assert.IsType<Outcome<Submitted>.Done>(outcome).Value).Distinct());
        Assert.Single(await house.Get<ProposalStore>().VersionsAsync(access.Id, House.Stop));
    }

    [Fact]
    public async Task The_same_key_gives_the_first_answer_even_after_a_withdrawal()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.ReadyAsync(call.Id);
        var key = RequestKey.Parse(Guid.NewGuid().ToString());
        var first = Assert.IsType<Outcome<Submitted>.Done>(await house.FileAsync(access, key)).Value;
        await house.Get<WithdrawProposal>().RunAsync(access, null, Act.ByOrganiser(house.Now), House.Stop);

        Assert.Equal(first, Assert.IsType<Outcome<Submitted>.Done>(await house.FileAsync(access, key)).Value);
        Assert.Equal(ProposalStatus.Withdrawn, (await house.Get<ProposalStore>().FindAsync(access.Id, House.Stop))!.Value.Status);
    }

    [Fact]
    public async Task Of_ten_proposals_by_one_lead_filed_at_once_one_is_filed_and_a_withdrawal_frees_its_place()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var drafts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => house.ReadyAsync(call.Id)));

        var outcomes = await Task.WhenAll(drafts.Select(draft => house.FileAsync(draft)));

        var filed = outcomes.Index().Single(outcome => outcome.Item is Outcome<Submitted>.Done).Index;
        Assert.Equal(9, outcomes.Count(outcome => outcome is Outcome<Submitted>.Refused { Refusal.Code: "lead-has-filed" }));
        await house.Get<WithdrawProposal>().RunAsync(drafts[filed], null, Act.ByOrganiser(house.Now), House.Stop);
        Assert.IsType<Outcome<Submitted>.Done>(await house.FileAsync(drafts[(filed + 1) % 10]));
        var entries = (await house.Get<QueueIndex>().OfAsync(call.Id, House.Stop)).Entries;
        Assert.Equal([ProposalStatus.Submitted, ProposalStatus.Withdrawn], entries.Select(entry => entry.Status).Order());
    }

    [Fact]
    public async Task Editing_after_filing_leaves_the_filing_as_it_was_until_it_is_filed_again()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.ReadyAsync(call.Id);
        var first = Assert.IsType<Outcome<Submitted>.Done>(await house.FileAsync(access)).Value;

        await house.Get<SaveProposal>().RunAsync(
            access, null, content => content with { Title = "A better title" }, Act.ByOrganiser(house.Now), House.Stop);
        Assert.Equal(Some.MarrakeshContent().WithMendedAddress().Title, (await QueueAsync(house)).Title);
        var second = Assert.IsType<Outcome<Submitted>.Done>(await house.FileAsync(access)).Value;

        Assert.Equal(first.Reference, second.Reference);
        Assert.NotEqual(first.ReceiptCode, second.ReceiptCode);
        Assert.Equal("A better title", (await QueueAsync(house)).Title);
        Assert.Equal(
            [Some.MarrakeshContent().WithMendedAddress().Title, "A better title"],
            (await house.Get<ProposalStore>().VersionsAsync(access.Id, House.Stop)).Select(version => version.Content.Title));

        async Task<Domain.Review.QueueEntry> QueueAsync(House open) =>
            Assert.Single((await open.Get<QueueIndex>().OfAsync(call.Id, House.Stop)).Entries);
    }
}
