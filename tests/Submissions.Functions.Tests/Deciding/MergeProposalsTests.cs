using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Merging;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;
using static Submissions.Functions.Tests.Deciding.DecidingHouse;

namespace Submissions.Functions.Tests.Deciding;

public sealed class MergeProposalsTests(Azurite azurite)
{
    [Fact]
    public async Task Both_agree_at_once_and_one_proposal_carries_both_with_the_originals_kept()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (from, into) = await ProposedAsync(house);

        var outcomes = await Task.WhenAll(AgreeAsync(house, from), AgreeAsync(house, into));

        Assert.All(outcomes, outcome => Done(outcome));
        var (ended, grown) = (await house.ReadAsync(from), await house.ReadAsync(into));
        Assert.Equal((ProposalStatus.Merged, into.Id), (ended.Status, ended.MergedInto!.Proposal));
        Assert.Equal(["Ministry 2", "Ministry 1"], grown.Content.Organisers.Select(organiser => organiser.Name));
        Assert.Equal(["two@example.org", "one@example.org"], grown.Recipients.Select(address => address.Value));
        var store = house.Get<ProposalStore>();
        Assert.Single(await store.VersionsAsync(from.Id, MailHouse.Stop));
        Assert.Equal([1, 2], (await store.VersionsAsync(into.Id, MailHouse.Stop)).Select(version => version.Number));
        Assert.Equal(ContentJson.Sha256(grown.Content), (await store.FindReceiptAsync(into.Id.Call, grown.Filed!.ReceiptCode, MailHouse.Stop))!.ContentSha256);
        Assert.Equal((0, 2), (await house.CountAsync(from, LetterKind.Merged), await house.CountAsync(into, LetterKind.Merged)));
    }

    [Fact]
    public async Task Document_of_the_other_opens_from_the_one_that_lives_on()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (from, into) = await ProposedAsync(house, other: true);
        Done(await AgreeAsync(house, from));
        Done(await AgreeAsync(house, into));

        var carried = Assert.Single((await house.ReadAsync(into)).Documents, document => document.From == from.Id);
        var opened = await house.Get<ReadDocument>().ForOrganiserAsync(into, carried.Id, MailHouse.Stop);
        using var reader = new StreamReader(opened!.Bytes);
        Assert.Equal("%PDF-1.7 another", await reader.ReadToEndAsync(MailHouse.Stop));
    }

    [Fact]
    public async Task Silence_ends_it_by_the_timer_once_and_both_are_told()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (from, into) = await ProposedAsync(house);
        await house.Get<ExpireMerges>().RunAsync(MailHouse.Stop);
        Assert.NotNull((await house.ReadAsync(from)).Merge);

        house.Clock.Advance(TimeSpan.FromDays(8));
        await Task.WhenAll(house.Get<ExpireMerges>().RunAsync(MailHouse.Stop), house.Get<ExpireMerges>().RunAsync(MailHouse.Stop));

        Assert.Equal((null, null), ((await house.ReadAsync(from)).Merge, (await house.ReadAsync(into)).Merge));
        Assert.Equal((1, 1), (await house.CountAsync(from, LetterKind.MergeOff), await house.CountAsync(into, LetterKind.MergeOff)));
        Assert.Empty(await house.Get<DueStore>().MergesDueAsync(house.Call.Id, DateTimeOffset.MaxValue, 10, MailHouse.Stop));
    }

    [Fact]
    public async Task Merge_that_cannot_be_ended_does_not_keep_another_from_ending()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var pairs = new List<(Access From, Access Into)>();
        foreach (var number in (int[])[1, 3])
        {
            pairs.Add((await house.FileAsync(number), await house.FileAsync(number + 1)));
            Done(await ProposeAsync(house, pairs[^1].From, pairs[^1].Into));
        }

        var broken = pairs.MinBy(pair => pair.Into.Id.Value, StringComparer.Ordinal);
        await house.BreakAsync(broken.From);
        house.Clock.Advance(TimeSpan.FromDays(8));
        await house.Get<ExpireMerges>().RunAsync(MailHouse.Stop);

        Assert.Null((await house.ReadAsync(pairs.Single(pair => pair != broken).Into)).Merge);
        Assert.Equal(broken.Into.Id, Assert.Single(await house.Get<DueStore>().MergesDueAsync(house.Call.Id, DateTimeOffset.MaxValue, 10, MailHouse.Stop)).Proposal);
    }

    [Fact]
    public async Task Withdrawal_of_one_side_ends_the_merge_and_tells_the_other_in_one()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (from, into) = await ProposedAsync(house);
        await house.WithdrawAsync(into);
        Assert.Equal((ProposalStatus.Withdrawn, null), ((await house.ReadAsync(into)).Status, (await house.ReadAsync(from)).Merge));
        var letter = (await house.FatesAsync(from)).Select(fate => fate.Letter).Single(letter => letter.Kind == LetterKind.MergeOff);
        Assert.Equal(MergeEnd.Withdrawn, letter.Matter!.End);
    }

    [Fact]
    public async Task Withdrawal_of_one_side_does_not_wait_for_the_other_whose_row_is_broken()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (from, into) = await ProposedAsync(house);
        await house.BreakAsync(from);
        await house.WithdrawAsync(into);
        Assert.Equal((ProposalStatus.Withdrawn, null), ((await house.ReadAsync(into)).Status, (await house.ReadAsync(into)).Merge));
    }

    [Fact]
    public async Task What_one_side_is_writing_is_told_to_nobody_and_holds_nothing_up_however_long()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (from, into) = await ProposedAsync(house);
        var secret = string.Concat(Enumerable.Repeat("\"secret\" ", 15_000));
        foreach (var side in (Access[])[from, into])
            Assert.IsType<Outcome<Opened>.Done>(await house.Get<SaveProposal>().RunAsync(side, null, content => content with { Title = secret }, house.Organiser(), MailHouse.Stop));

        Done(await AgreeAsync(house, from));
        house.Clock.Advance(TimeSpan.FromDays(8));
        await house.Get<ExpireMerges>().RunAsync(MailHouse.Stop);

        Assert.Equal((null, null), ((await house.ReadAsync(from)).Merge, (await house.ReadAsync(into)).Merge));
        foreach (var side in (Access[])[from, into])
        {
            var others = (await house.FatesAsync(side)).Select(fate => fate.Letter.Matter?.Other).OfType<OtherProposal>().ToList();
            Assert.Equal(3, others.Count);
            Assert.All(others, other => Assert.DoesNotContain("secret", other.Title, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Proposal_is_proposed_for_one_merge_only_when_two_are_proposed_at_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (one, two, three) = (await house.FileAsync(1), await house.FileAsync(2), await house.FileAsync(3));
        var outcomes = await Task.WhenAll(ProposeAsync(house, one, two), ProposeAsync(house, one, three));
        Assert.Single(outcomes.OfType<Outcome<Opened>.Done>());
        Assert.Equal("already-merging", Refused(Assert.Single(outcomes, outcome => outcome is Outcome<Opened>.Refused)));
    }

    [Fact]
    public async Task Texts_of_a_merge_are_for_its_two_sides_only()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (from, into) = await ProposedAsync(house);
        var stranger = await house.FileAsync(9);
        Assert.Equal(into.Id, (await house.Get<ReadMerge>().RunAsync(from, MailHouse.Stop))!.Other.Id);
        Assert.Null(await house.Get<ReadMerge>().RunAsync(stranger, MailHouse.Stop));
        Assert.Null(await house.Get<ReadMerge>().RunAsync(new Access(from.Id, stranger.Key), MailHouse.Stop));
        Assert.IsType<Outcome<Opened>.NotFound>(await AgreeAsync(house, new Access(from.Id, stranger.Key)));
    }

    private static async Task<(Access From, Access Into)> ProposedAsync(MailHouse house, bool other = false)
    {
        var (from, into) = (await house.DraftAsync(1, "one@example.org"), await house.DraftAsync(2, "two@example.org"));
        if (other)
        {
            await house.Get<ReceiveDocument>().RunAsync(
                from, "event-report", "Report.pdf", new MemoryStream("%PDF-1.7 another"u8.ToArray()), null, null, house.Organiser(), MailHouse.Stop);
        }

        await house.FileAsync(from);
        await house.FileAsync(into);
        Done(await ProposeAsync(house, from, into));
        return (from, into);
    }

    private static Task<Outcome<Opened>> ProposeAsync(MailHouse house, Access from, Access into) =>
        house.Get<MergeProposals>().ProposeAsync(house.Unit(from), into.Id, "Both ask the same.", GivenDay.Of(DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(7)), MailHouse.Stop);

    private static Task<Outcome<Opened>> AgreeAsync(MailHouse house, Access access) =>
        house.Get<MergeProposals>().AgreeAsync(access, null, house.Organiser(), MailHouse.Stop);
}
