using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Timers;

public sealed class SweepBlobsTests(Azurite azurite)
{
    [Fact]
    public async Task A_document_that_the_proposal_holds_stays()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.ReadyAsync(Some.Call().Id);
        await SweepAsync(house, after: ReceiveDocument.Patience);
        Assert.Equal([true], await StandAsync(house, access, await DocumentsAsync(house, access)));
    }

    [Fact]
    public async Task A_document_that_only_a_filed_version_holds_stays_and_one_that_nobody_holds_goes()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.ReadyAsync(Some.Call().Id);
        await house.FileAsync(access);
        var filed = Assert.Single(await DocumentsAsync(house, access));
        var between = await ReceiveAsync(house, access);
        var last = await ReceiveAsync(house, access);

        await SweepAsync(house, after: ReceiveDocument.Patience);

        Assert.Equal([true, false, true], await StandAsync(house, access, [filed, between, last]));
    }

    [Fact]
    public async Task What_arrived_of_an_upload_that_was_never_finished_goes_after_a_day_and_not_before()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.DraftAsync(Some.Call().Id, Some.MarrakeshContent());
        var orphan = ReceiveDocument.NewId();
        await house.Get<UploadStore>().BeginAsync(new UploadUnderWay(access.Id, orphan, house.Now), house.Now + ReceiveDocument.Patience, House.Stop);
        await house.Get<DocumentBlobs>().StageAsync(access.Id, orphan, 0, "%PDF-1.7"u8.ToArray(), House.Stop);
        await house.Get<DocumentBlobs>().CommitAsync(access.Id, orphan, 8, House.Stop);

        await SweepAsync(house, after: ReceiveDocument.Patience - TimeSpan.FromMinutes(1));
        Assert.True(await house.Get<DocumentBlobs>().IsWholeAsync(access.Id, orphan, House.Stop));

        await SweepAsync(house, after: TimeSpan.FromMinutes(1));
        Assert.False(await house.Get<DocumentBlobs>().IsWholeAsync(access.Id, orphan, House.Stop));
    }

    [Fact]
    public async Task A_proposal_that_cannot_be_read_keeps_its_blob_until_it_can_and_keeps_no_other_from_being_swept()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var (broken, other) = (await house.ReadyAsync(Some.Call().Id), await house.ReadyAsync(Some.Call().Id));
        var kept = Assert.Single(await DocumentsAsync(house, broken));
        await ReceiveAsync(house, broken);
        var between = await ReceiveAsync(house, other);
        await ReceiveAsync(house, other);
        var (table, key) = (house.Get<TableClient>(), RowKeys.Proposal(broken.Id));
        var whole = (await table.GetEntityIfExistsAsync<TableEntity>(broken.Id.Call.Value, key, cancellationToken: House.Stop)).Value!.GetString("Content");
        Task WriteAsync(string content) => table.UpsertEntityAsync(new TableEntity(broken.Id.Call.Value, key) { ["Content"] = content }, TableUpdateMode.Merge, House.Stop);

        await WriteAsync("{");
        await SweepAsync(house, after: ReceiveDocument.Patience);
        Assert.Equal([true], await StandAsync(house, broken, [kept]));
        Assert.Equal([false], await StandAsync(house, other, [between]));
        Assert.All(await house.Get<DueStore>().BlobsDueAsync(broken.Id.Call, DateTimeOffset.MaxValue, 100, House.Stop), row => Assert.Equal(broken.Id, row.Proposal));

        await WriteAsync(whole!);
        await SweepAsync(house, after: TimeSpan.Zero);
        Assert.Empty(await house.Get<DueStore>().BlobsDueAsync(broken.Id.Call, DateTimeOffset.MaxValue, 100, House.Stop));
    }

    [Fact]
    public async Task What_was_swept_is_due_no_more_and_a_second_sweep_finds_nothing()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.ReadyAsync(Some.Call().Id);
        await ReceiveAsync(house, access);
        await Task.WhenAll(SweepAsync(house, after: ReceiveDocument.Patience), SweepAsync(house, after: TimeSpan.Zero));
        await SweepAsync(house, after: TimeSpan.Zero);
        Assert.Empty(await house.Get<DueStore>().BlobsDueAsync(access.Id.Call, DateTimeOffset.MaxValue, 100, House.Stop));
    }

    private static Task SweepAsync(House house, TimeSpan after)
    {
        house.Clock.Advance(after);
        return house.Get<SweepBlobs>().RunAsync(House.Stop);
    }

    private static async Task<string> ReceiveAsync(House house, Access access)
    {
        var outcome = await house.Get<ReceiveDocument>().RunAsync(
            access, "concept-note", "Note.pdf", new MemoryStream("%PDF-1.7 another"u8.ToArray()), null, null, Act.ByOrganiser(house.Now), House.Stop);
        return Assert.IsType<Outcome<Document>.Done>(outcome).Value.Id;
    }

    private static async Task<IReadOnlyList<string>> DocumentsAsync(House house, Access access) =>
        [.. (await house.Get<ProposalStore>().FindAsync(access.Id, House.Stop))!.Value.Documents.Select(document => document.Id)];

    private static async Task<IReadOnlyList<bool>> StandAsync(House house, Access access, IEnumerable<string> documents)
    {
        var stand = new List<bool>();
        foreach (var document in documents)
            stand.Add(await house.Get<DocumentBlobs>().IsWholeAsync(access.Id, document, House.Stop));
        return stand;
    }
}
