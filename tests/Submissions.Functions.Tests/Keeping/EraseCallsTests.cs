using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Storage.Erasing;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Keeping;

public sealed class EraseCallsTests(Azurite azurite)
{
    /// <summary>After the retention's day, and more than a week after rows that this test's machine has just written.</summary>
    private static readonly DateTimeOffset Later = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_its_day_no_row_and_no_blob_of_a_call_holds_a_word_that_anybody_wrote()
    {
        await using var house = await FilledAsync();
        var marked = await MarkedRowsAsync(house);
        Assert.Superset(
            new HashSet<string> { "proposal", "version", "receipt", "letter", "note", "history", "audit", "moved" }, marked.Select(line => line.Split(' ')[1].Split('|')[0]).ToHashSet());
        Assert.NotEmpty(await Dump.BlobsAsync(house.Get<BlobContainerClient>()));
        Assert.NotEmpty((await house.Get<QueueIndex>().OfAsync(house.Call.Id, Stop)).Entries);
        house.Clock.Set(Later);

        await house.Get<EraseCalls>().RunAsync(Stop);

        Assert.Equal([], await MarkedRowsAsync(house));
        Assert.Empty((await house.Get<QueueIndex>().OfAsync(house.Call.Id, Stop)).Entries);
        Assert.Equal([], await Dump.BlobsAsync(house.Get<BlobContainerClient>()));
        var rows = await Dump.RowsAsync(house.Get<TableClient>(), house.Call.Id);
        Assert.All(rows, line => Assert.Contains(line.Split(' ')[1].Split('|')[0], (string[])["erased", "erasure"]));
        var report = (await house.Get<ReadRetention>().RunAsync(house.Call.Id, Stop))!;
        Assert.Equal((5, 0, Later), (report.Kept!.Proposals, report.Rows.Count, report.Times.FinishedAt));
        Assert.Equal((1, 1, 5), (report.Kept.ByStatus["draft"], report.Kept.ByStatus["declined"], report.Kept.ByLeadCountry.Values.Sum()));
    }

    [Fact]
    public async Task Before_its_day_a_dry_run_counts_and_nothing_goes()
    {
        await using var house = await FilledAsync();
        var before = await Dump.RowsAsync(house.Get<TableClient>());
        var blobs = await Dump.BlobsAsync(house.Get<BlobContainerClient>());

        await house.Get<EraseCalls>().RunAsync(Stop);
        var plan = (await house.Get<ReadRetention>().RunAsync(house.Call.Id, Stop))!;

        Assert.Equal(before, await Dump.RowsAsync(house.Get<TableClient>()));
        Assert.Equal(blobs, await Dump.BlobsAsync(house.Get<BlobContainerClient>()));
        Assert.Equal((5, 4, 1, blobs.Count, true, null), (plan.Rows["proposal"], plan.Rows["version"], plan.Rows["note"], plan.Rows["document"], plan.IsCounted, plan.Kept));
    }

    [Fact]
    public async Task A_call_that_was_changed_within_a_week_is_left_and_so_is_one_without_a_day()
    {
        await using var house = await FilledAsync();
        var opened = (await house.Get<EditCall>().OpenAsync(house.Call.Id, Stop))!;
        house.Clock.Set(Later);
        var before = (await MarkedRowsAsync(house)).Count;
        await house.Get<EditCall>().RunAsync(
            house.Call.Id, opened.File.Version.Number, opened.File.Json + " ", "Edited", new Act("x@example.org", Later.AddDays(-6)), Stop);

        await house.Get<EraseCalls>().RunAsync(Stop);

        Assert.Equal(before, (await MarkedRowsAsync(house)).Count);
        await house.Get<CallStore>().SaveAsync(house.Call.Id, Some.MarrakeshJson, Stop);
        house.Clock.Advance(TimeSpan.FromDays(365));
        await house.Get<EraseCalls>().RunAsync(Stop);
        Assert.Equal(before, (await MarkedRowsAsync(house)).Count);
    }

    [Fact]
    public async Task Run_in_small_steps_by_two_instances_that_are_killed_again_and_again_it_ends_the_same()
    {
        await using var house = await FilledAsync();
        house.Clock.Set(Later);

        var runs = 0;
        for (; (await house.Get<ReadRetention>().RunAsync(house.Call.Id, Stop))!.Times.FinishedAt is null; runs++)
        {
            Assert.InRange(runs, 0, 200);
            await Task.WhenAll(RunAsync(house, 4 + runs), RunAsync(house, 7 + runs));
        }

        Assert.InRange(runs, 4, 200);
        Assert.Equal([], await MarkedRowsAsync(house));
        Assert.Equal([], await Dump.BlobsAsync(house.Get<BlobContainerClient>()));
        var kept = (await house.Get<ReadRetention>().RunAsync(house.Call.Id, Stop))!.Kept!;
        Assert.Equal((5, 0), (kept.Proposals, kept.Unreadable));
    }

    [Fact]
    public async Task An_instance_that_can_read_nothing_any_more_leaves_the_figures_that_another_one_read()
    {
        await using var house = await FilledAsync();
        var store = house.Get<ErasureStore>();
        var id = (await store.ProposalsAsync(house.Call.Id, 1, Stop))[0];
        var proposal = (await house.Get<ProposalStore>().FindAsync(id, Stop))!.Value;
        await store.EraseAsync(id, KeptFigures.Of(proposal, proposal.Content), Stop);

        await store.EraseAsync(id, null, Stop);

        Assert.NotNull(Assert.Single(await store.FiguresAsync(house.Call.Id, Stop)));
    }

    [Fact]
    public async Task A_call_with_a_row_of_a_newer_version_stands_and_keeps_no_other_from_its_day()
    {
        await using var house = await FilledAsync();
        var first = (await house.Get<CallStore>().AllAsync(Stop))[0].Id;
        var second = CallId.Parse("zz-other");
        var json = System.Text.Json.Nodes.JsonNode.Parse((await house.Get<CallStore>().FindFileAsync(first, Stop))!.Value.Json)!;
        json["id"] = second.Value;
        await house.Get<CallStore>().SaveAsync(second, json.ToJsonString(), Stop);
        var (newer, draft) = ((await house.Get<ErasureStore>().ProposalsAsync(first, 1, Stop))[0], await house.DraftAsync(second, 1));
        await house.Get<TableClient>().UpsertEntityAsync(
            new TableEntity(first.Value, $"proposal|{newer}") { ["Format"] = RowFormat.Current + 1 }, TableUpdateMode.Merge, cancellationToken: Stop);
        house.Clock.Set(Later);

        await house.Get<EraseCalls>().RunAsync(Stop);

        Assert.Contains(newer, await house.Get<ErasureStore>().ProposalsAsync(first, 100, Stop));
        Assert.Null(await house.Get<ProposalStore>().FindAsync(draft.Id, Stop));
        Assert.NotNull((await house.Get<ReadRetention>().RunAsync(second, Stop))!.Times.FinishedAt);
    }

    [Fact]
    public async Task No_draft_is_begun_in_a_call_whose_day_has_come()
    {
        await using var house = await FilledAsync();
        house.Clock.Set(Later);

        var outcome = await house.Get<StartProposal>().RunAsync(house.Call.Id, ProposalContent.Empty, null, house.Organiser(), Stop);

        Assert.Equal(Refusal.CallErased, Assert.IsType<Outcome<Started>.Refused>(outcome).Refusal);
    }

    [Fact]
    public async Task A_draft_that_came_at_the_last_moment_goes_with_the_next_run_and_the_report_keeps_its_end()
    {
        await using var house = await FilledAsync();
        var before = house.Clock.GetUtcNow();
        house.Clock.Set(Later);
        await house.Get<EraseCalls>().RunAsync(Stop);
        house.Clock.Set(before);
        await house.DraftAsync(9, "late.zzmarker@example.org");
        Assert.NotEmpty(await MarkedRowsAsync(house));
        house.Clock.Set(Later.AddHours(1));

        await house.Get<EraseCalls>().RunAsync(Stop);

        Assert.Equal([], await MarkedRowsAsync(house));
        Assert.Equal(Later, (await house.Get<ReadRetention>().RunAsync(house.Call.Id, Stop))!.Times.FinishedAt);
    }

    [Fact]
    public async Task Of_a_call_that_is_erased_a_run_asks_three_rows_and_no_document_from_the_second_day()
    {
        await using var house = await FilledAsync();
        house.Clock.Set(Later);
        await house.Get<EraseCalls>().RunAsync(Stop);
        house.Clock.Set(Later + ReceiveDocument.Patience);
        var transport = new DyingTransport(4);
        var table = new TableClient(azurite.ConnectionString, house.Table, new TableClientOptions { Transport = transport });
        var erase = new EraseCalls(
            new CallStore(table, NullLogger<CallStore>.Instance), new ErasureStore(table, null!), null!, null!, null!, null!, null!, house.Clock, NullLogger<EraseCalls>.Instance);

        await erase.RunAsync(Stop);

        Assert.False(transport.HasDied, "More than the list of calls, and three rows of the one.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_of_a_call_that_is_erased_leaves_nobodys_name_after_a_week(bool isImportedOver)
    {
        await using var house = await FilledAsync();
        house.Clock.Set(Later);
        await house.Get<EraseCalls>().RunAsync(Stop);
        await EditAsync(house);
        if (isImportedOver)
            await ImportAsync(house);
        Assert.NotEmpty(await MarkedRowsAsync(house));
        house.Clock.Set(Later.AddDays(8));

        await house.Get<EraseCalls>().RunAsync(Stop);

        Assert.Equal([], await MarkedRowsAsync(house));
    }

    [Fact]
    public async Task A_change_that_came_while_the_call_was_erased_leaves_nobodys_name_after_a_week()
    {
        await using var house = await FilledAsync();
        house.Clock.Set(Later);
        var transport = new InterveningTransport(request => request.Uri.ToString().Contains($"RowKey='{house.Call.Id}'", StringComparison.Ordinal), () => EditAsync(house));
        var table = new TableClient(azurite.ConnectionString, house.Table, new TableClientOptions { Transport = transport });
        await Erasing(house, new ErasureStore(table, house.Get<ErasedBlobs>())).RunAsync(Stop);
        Assert.True(transport.HasIntervened);
        Assert.Null((await house.Get<ReadRetention>().RunAsync(house.Call.Id, Stop))!.Times.FinishedAt);
        house.Clock.Set(Later.AddDays(8));

        await house.Get<EraseCalls>().RunAsync(Stop);

        Assert.Equal([], await MarkedRowsAsync(house));
        Assert.Equal(Later.AddDays(8), (await house.Get<ReadRetention>().RunAsync(house.Call.Id, Stop))!.Times.FinishedAt);
    }

    [Fact]
    public async Task A_document_that_was_on_its_way_goes_when_it_has_arrived()
    {
        await using var house = await FilledAsync();
        house.Clock.Set(Later);
        await house.Get<EraseCalls>().RunAsync(Stop);
        await house.Get<BlobContainerClient>().UploadBlobAsync($"{house.Call.Id}/{Some.ProposalId()}/on-its-way", BinaryData.FromString(MarkedCall.Word), Stop);
        house.Clock.Advance(ReceiveDocument.Patience - TimeSpan.FromMinutes(1));

        await house.Get<EraseCalls>().RunAsync(Stop);

        Assert.Equal([], await Dump.BlobsAsync(house.Get<BlobContainerClient>()));
        Assert.Equal(Later, (await house.Get<ReadRetention>().RunAsync(house.Call.Id, Stop))!.Times.FinishedAt);
    }

    [Fact]
    public async Task What_digests_tell_of_the_call_goes_with_it_and_one_on_the_wire_puts_nothing_back()
    {
        await using var house = await FilledAsync();
        house.Clock.Set(Later);
        var told = new CallDigest(house.Call.Id, MarkedCall.Marked("name"), null, [new DigestPart("new", 1, [new DigestLine(Some.ProposalId(), "M-1", MarkedCall.Marked("title"))])]);
        var other = new CallDigest(CallId.Parse("another-call"), "Another", null, []);
        await OweAsync(house, "only", told);
        await OweAsync(house, "both", told, other);
        var letters = house.Get<LetterStore>();
        var claimed = (await letters.ClaimAsync((await letters.FindAsync(LetterOwner.Desk, "both", Stop))!, Later + DeliverLetters.Lease, Stop))!;

        await house.Get<EraseCalls>().RunAsync(Stop);
        await house.Get<SettleLetter>().RunAsync(claimed, claimed.Value with { State = LetterState.Sent, LeaseUntil = null, SentAt = Later });

        Assert.Equal([], await MarkedRowsAsync(house));
        Assert.Equal(LetterState.Stopped, (await letters.FindAsync(LetterOwner.Desk, "only", Stop))!.Value.State);
        var both = (await letters.FindAsync(LetterOwner.Desk, "both", Stop))!.Value;
        Assert.Equal((LetterState.Sent, other.Call), (both.State, both.Letter.Matter!.Digest.Single().Call));
        Assert.Empty(await house.Get<DueStore>().DeskDueAsync(Later.AddDays(1), 10, Stop));
    }

    private static async Task EditAsync(MailHouse house)
    {
        var opened = (await house.Get<EditCall>().OpenAsync(house.Call.Id, Stop))!;
        var act = new Act(MarkedCall.Address("editor"), house.Clock.GetUtcNow());
        Assert.IsType<Edited.Kept>(await house.Get<EditCall>().RunAsync(house.Call.Id, opened.File.Version.Number, opened.File.Json + " ", "Edited", act, Stop));
    }

    /// <summary>As a file that was changed is imported at a start.</summary>
    private static async Task ImportAsync(MailHouse house)
    {
        var before = (await house.Get<CallStore>().FindFileAsync(house.Call.Id, Stop))!;
        var (now, json) = (house.Clock.GetUtcNow(), before.Value.Json + " ");
        var entry = NewAudit.Of(new Act("configuration", now), AuditKinds.CallImported, house.Call.Id.Value, "replaced", before.Value.Json, json);
        var version = new CallVersion(before.Value.Version.Number + 1, CallVersion.Import, now, "File imported");
        Assert.True(await house.Get<CallStore>().KeepAsync(house.Call.Id, before, new CallFile(json, version, "changed"), entry, Stop));
    }

    private static async Task OweAsync(MailHouse house, string id, params CallDigest[] told)
    {
        var letter = new Letter(id, LetterOwner.Desk, LetterKind.Digest, EmailAddress.Parse("ana@example.org"), "en", Later, null, 0) { Matter = new LetterMatter { Digest = told } };
        foreach (var row in (TableEntity[])[LetterStore.Row(letter), DueStore.LetterRow(letter)])
            await house.Get<TableClient>().AddEntityAsync(row, Stop);
    }

    private async Task<MailHouse> FilledAsync()
    {
        var house = await MailHouse.OpenAsync(azurite);
        await MarkedCall.RetainUntilAsync(house, "2019-12-31");
        await MarkedCall.FillAsync(house);
        return house;
    }

    private static async Task<IReadOnlyList<string>> MarkedRowsAsync(MailHouse house) =>
        [.. (await Dump.RowsAsync(house.Get<TableClient>())).Where(line => line.Contains(MarkedCall.Word, StringComparison.OrdinalIgnoreCase))];

    /// <summary>One run of an instance that dies after so many requests of the table, or does so few steps.</summary>
    private async Task RunAsync(MailHouse house, int requests)
    {
        var options = new TableClientOptions { Transport = new DyingTransport(requests) };
        options.Retry.MaxRetries = 0;
        var table = new TableClient(azurite.ConnectionString, house.Table, options);
        var erase = Erasing(house, new ErasureStore(table, house.Get<ErasedBlobs>()));
        erase.MostSteps = 2;
        try
        {
            await erase.RunAsync(Stop);
        }
        catch (Exception death) when (death is IOException or Azure.RequestFailedException or AggregateException)
        {
            // Killed.
        }
    }

    private static EraseCalls Erasing(MailHouse house, ErasureStore erasure) => new(
        house.Get<CallStore>(), erasure, house.Get<ErasedBlobs>(), house.Get<ErasedDigests>(), house.Get<ProposalStore>(), house.Get<FiledContent>(), house.Get<QueueIndex>(), house.Clock, NullLogger<EraseCalls>.Instance);
}
