using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Storage.Archives;
using Submissions.Functions.Tests.AzureTables;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Keeping;

public sealed class BackupTests(Azurite azurite) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("backup-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string NewFile => Path.Combine(folder, $"{Guid.NewGuid():N}.zip");

    [Fact]
    public async Task A_call_restored_has_every_row_and_blob_as_it_was()
    {
        await using var house = await FilledAsync();
        var typed = new TableEntity(house.Call.Id.Value, "zz|typed");
        for (var i = 0; i < TypedValues.All.Length; i++)
            typed[$"P{i}"] = TypedValues.All[i];
        await house.Get<TableClient>().UpsertEntityAsync(typed, cancellationToken: Stop);
        await house.Get<BlobContainerClient>().GetBlobClient($"{house.Call.Id}/{(await FirstAsync(house)).Value}/odd").UploadAsync(
            BinaryData.FromString("odd"), new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = "text/x-odd", CacheControl = "no-store" }, Metadata = new Dictionary<string, string> { ["kept"] = "yes" },
            }, Stop);
        var file = NewFile;

        var made = await house.Get<BackUpCall>().RunAsync(house.Call.Id, file, Stop);
        await using var other = await EmptyAsync();
        var back = await RestoreAsync(other, file);

        Assert.Equal((3, 3, 4), (made.Proposals, back.Proposals, made.Documents.Count));
        Assert.Equal([], made.Missing);
        Assert.Equal(await Dump.RowsAsync(house.Get<TableClient>(), house.Call.Id), await Dump.RowsAsync(other.Get<TableClient>(), house.Call.Id));
        Assert.Equal(await CallsAsync(house), await CallsAsync(other));
        Assert.Equal(await Dump.BlobsAsync(house.Get<BlobContainerClient>()), await Dump.BlobsAsync(other.Get<BlobContainerClient>()));
        var again = await other.Get<BackUpCall>().RunAsync(house.Call.Id, NewFile, Stop);
        Assert.Equal(made.Rows.Take(2), again.Rows.Take(2));
        Assert.Equal(made.Documents.Select(document => (document.Name, document.Sha256)), again.Documents.Select(document => (document.Name, document.Sha256)));
    }

    /// <summary>The call's file is read after the rows: what they hold may come of an older one.</summary>
    [Fact]
    public async Task After_a_restore_every_proposal_is_looked_at_again_from_the_first()
    {
        await using var house = await FilledAsync();
        await house.Get<RecheckProposals>().RunAsync(Stop);
        Assert.DoesNotContain(await CallsAsync(house), line => line.Contains("~recheck|", StringComparison.Ordinal));
        var extension = new TableEntity("~calls", $"~extension|{house.Call.Id}") { ["Version"] = 1, ["After"] = "told-to-here" };
        await house.Get<TableClient>().UpsertEntityAsync(extension, cancellationToken: Stop);
        var file = NewFile;
        await house.Get<BackUpCall>().RunAsync(house.Call.Id, file, Stop);
        await using var other = await EmptyAsync();

        await RestoreAsync(other, file);

        Assert.Equal([(house.Call.Id, 1, "")], (await other.Get<RecheckStore>().OpenAsync(Stop)).Select(walk => (walk.Call, walk.Version, walk.After)));
        Assert.Equal([""], (await other.Get<ExtensionStore>().OpenAsync(Stop)).Select(walk => walk.After));
        await other.Get<RecheckProposals>().RunAsync(Stop);
        Assert.Equal((await CallsAsync(house)).Where(IsNoWalk), (await CallsAsync(other)).Where(IsNoWalk));

        static bool IsNoWalk(string line) => !line.Contains("~extension|", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_waits_by_the_clock_it_is_given_until_every_instance_has_seen_that_letters_are_stopped()
    {
        await using var house = await FilledAsync();
        var file = NewFile;
        await house.Get<BackUpCall>().RunAsync(house.Call.Id, file, Stop);
        await using var other = await EmptyAsync();
        var clock = new HurriedClock();

        await RestoreAsync(new RestoreCall(other.Get<RestoreStore>(), other.Get<ArchivedBlobs>(), other.Get<MoveBrake>(), clock), file);

        Assert.Equal([LetterAllowance.Glance], clock.Waits);
    }

    [Fact]
    public async Task A_backup_holds_nothing_of_another_call_nor_of_sessions_and_is_readable_by_its_owner_alone()
    {
        await using var house = await FilledAsync();
        var foreign = house.Get<TableClient>();
        await foreign.UpsertEntityAsync(new TableEntity("marrakesh-2019", "proposal|x") { ["Content"] = "intruder" }, cancellationToken: Stop);
        await foreign.UpsertEntityAsync(new TableEntity("~desk", "session|abc") { ["Email"] = "intruder@example.org" }, cancellationToken: Stop);
        await foreign.UpsertEntityAsync(new TableEntity("~calls", "~version|marrakesh-2019|000001") { ["Json"] = "intruder" }, cancellationToken: Stop);
        var file = NewFile;

        await house.Get<BackUpCall>().RunAsync(house.Call.Id, file, Stop);

        await using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(file, Stop);
        foreach (var entry in zip.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync(Stop));
            Assert.DoesNotContain("intruder", await text.ReadToEndAsync(Stop), StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_backup_while_people_file_is_one_instant_with_every_transaction_whole()
    {
        await using var house = await FilledAsync();
        var backup = house.Get<BackUpCall>();
        var archive = house.Get<CallArchive>();
        var first = await house.DraftAsync(77);
        archive.BetweenLooks = async look =>
        {
            if (look == 1)
                await house.FileAsync(first);
            if (look <= 3)
                await house.FileAsync(80 + look);
        };
        var file = NewFile;

        var made = await backup.RunAsync(house.Call.Id, file, Stop);
        await using var other = await EmptyAsync();
        await RestoreAsync(other, file);

        Assert.Equal(7, made.Proposals);
        Assert.Equal(await CallsAsync(house), await CallsAsync(other));
        Assert.Equal(await Dump.RowsAsync(house.Get<TableClient>(), house.Call.Id), await Dump.RowsAsync(other.Get<TableClient>(), house.Call.Id));
        await foreach (var id in other.Get<ProposalStore>().IdsAsync(house.Call.Id, "", Stop))
        {
            var proposal = (await other.Get<ProposalStore>().FindAsync(id, Stop))!.Value;
            Assert.Equal(proposal.HistoryLength, (await other.Get<ProposalStore>().HistoryAsync(id, Stop)).Count);
            Assert.Equal(proposal.Filed?.Version ?? 0, (await other.Get<ProposalStore>().VersionsAsync(id, Stop)).Count);
        }
    }

    [Fact]
    public async Task A_call_that_never_stands_still_gives_no_archive_and_leaves_no_file()
    {
        await using var house = await FilledAsync();
        var row = new TableEntity(house.Call.Id.Value, "zz|busy");
        house.Get<CallArchive>().BetweenLooks = async look =>
        {
            row["Look"] = look;
            await house.Get<TableClient>().UpsertEntityAsync(row, cancellationToken: Stop);
        };

        var refused = await Assert.ThrowsAsync<ArchiveException>(() => house.Get<BackUpCall>().RunAsync(house.Call.Id, NewFile, Stop));

        Assert.Contains("Try again when fewer people write", refused.Message, StringComparison.Ordinal);
        Assert.Equal([], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Letters_owed_at_the_backup_wait_until_somebody_lets_them_go_and_none_that_was_sent_goes_again()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var sent = await house.FileAsync(1, "sent@example.org");
        await house.DispatchAsync();
        var owed = await house.FileAsync(2, "owed@example.org");
        var file = NewFile;
        await house.Get<BackUpCall>().RunAsync(house.Call.Id, file, Stop);
        await using var other = await EmptyMailAsync();
        await RestoreAsync(other, file);
        other.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(0, await other.DispatchAsync());
        var pause = (await other.Get<MoveBrake>().ReadAsync(Stop)).Brake.Pause;
        Assert.Contains("was restored as of", pause!.Why, StringComparison.Ordinal);

        Assert.Null(await other.Get<MoveBrake>().GoAsync(Some.ByUnit(), Stop));
        other.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(1, await other.DispatchAsync());
        Assert.All(other.Arrived, letter => Assert.Equal("owed@example.org", letter.To));
        Assert.All(await other.FatesAsync(sent), fate => Assert.Equal((LetterState.Sent, 1), (fate.State, fate.Attempts)));
        Assert.Equal(LetterState.Sent, (await other.FatesAsync(owed)).Single().State);
    }

    [Fact]
    public async Task A_restore_killed_at_any_request_is_run_again_and_ends_the_same()
    {
        await using var house = await FilledAsync();
        var file = NewFile;
        await house.Get<BackUpCall>().RunAsync(house.Call.Id, file, Stop);
        await using var other = await EmptyAsync();
        await other.Get<MoveBrake>().StopAsync("Not the restore's.", Some.ByUnit(), Stop);

        var deaths = 0;
        for (var live = 0; ; live++)
        {
            var table = new TableClient(azurite.ConnectionString, other.Get<TableClient>().Name, new TableClientOptions { Transport = new DyingTransport(live), Retry = { MaxRetries = 0 } });
            var restore = new RestoreCall(new RestoreStore(table), other.Get<ArchivedBlobs>(), other.Get<MoveBrake>(), other.Clock);
            try
            {
                await using var from = File.OpenRead(file);
                await restore.RunAsync(from, Stop);
                break;
            }
            catch (Exception death) when (death is IOException or Azure.RequestFailedException or AggregateException)
            {
                deaths++;
            }

            var stands = await other.Get<CallStore>().FindAsync(house.Call.Id, Stop);
            if (stands is not null)
                break;
        }

        Assert.InRange(deaths, 5, 100);
        Assert.Equal(await Dump.RowsAsync(house.Get<TableClient>(), house.Call.Id), await Dump.RowsAsync(other.Get<TableClient>(), house.Call.Id));
        Assert.Equal(await CallsAsync(house), await CallsAsync(other));
        Assert.Equal(await Dump.BlobsAsync(house.Get<BlobContainerClient>()), await Dump.BlobsAsync(other.Get<BlobContainerClient>()));
        Assert.Single(await Dump.RowsAsync(other.Get<TableClient>(), "PartitionKey eq '~desk' and What eq 'call-restored'"), line => line.Contains(" What ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restore_goes_over_nothing_that_is_there()
    {
        await using var house = await FilledAsync();
        var (file, later) = (NewFile, NewFile);
        await house.Get<BackUpCall>().RunAsync(house.Call.Id, file, Stop);
        var before = await Dump.RowsAsync(house.Get<TableClient>());

        Assert.Contains("is in this store", (await RefusedAsync(house, file)).Message, StringComparison.Ordinal);
        Assert.Equal(before, await Dump.RowsAsync(house.Get<TableClient>()));

        await house.FileAsync(50);
        await house.Get<BackUpCall>().RunAsync(house.Call.Id, later, Stop);
        await using var other = await EmptyMailAsync();
        await other.Get<RestoreStore>().BeginAsync(house.Call.Id, "another archive", Some.Now, Stop);
        Assert.Contains("Another backup", (await RefusedAsync(other, later)).Message, StringComparison.Ordinal);

        await using var used = await EmptyMailAsync();
        await used.Get<TableClient>().UpsertEntityAsync(new TableEntity(house.Call.Id.Value, "proposal|left-over"), cancellationToken: Stop);
        Assert.Contains("nothing is restored over them", (await RefusedAsync(used, later)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Waits for nothing, and remembers for how long it would have.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => Some.Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private async Task<MailHouse> FilledAsync()
    {
        var house = await MailHouse.OpenAsync(azurite);
        await house.FileAsync(1);
        await house.DispatchAsync();
        var access = await house.FileAsync(2);
        await house.Get<WriteNote>().RunAsync(access.Id, null, "Ask about the room.", Some.ByUnit(), Stop);
        await house.DecideAsync(access);
        await house.DraftAsync(3);
        var opened = (await house.Get<EditCall>().OpenAsync(house.Call.Id, Stop))!;
        await house.Get<EditCall>().RunAsync(
            house.Call.Id, opened.File.Version.Number, opened.File.Json.Replace("\"bufferMinutes\": 15", "\"bufferMinutes\": 20", StringComparison.Ordinal) + " ", "Edited", Some.ByUnit(), Stop);
        return house;
    }

    private static async Task<ProposalId> FirstAsync(MailHouse house)
    {
        await foreach (var id in house.Get<ProposalStore>().IdsAsync(house.Call.Id, "", Stop))
            return id;
        throw new InvalidOperationException();
    }

    private async Task<House> EmptyAsync() => await House.OpenAsync(azurite, Some.Now);

    private async Task<MailHouse> EmptyMailAsync()
    {
        var house = await MailHouse.OpenAsync(azurite);
        await house.Get<TableClient>().DeleteEntityAsync("~calls", house.Call.Id.Value, cancellationToken: Stop);
        return house;
    }

    private static Task<IReadOnlyList<string>> CallsAsync(MailHouse house) => CallsAsync(house.Get<TableClient>());

    private static Task<IReadOnlyList<string>> CallsAsync(House house) => CallsAsync(house.Get<TableClient>());

    private static Task<IReadOnlyList<string>> CallsAsync(TableClient table) => Dump.RowsAsync(table, "PartitionKey eq '~calls'");

    private static Task<ArchiveManifest> RestoreAsync(House house, string file) => RestoreAsync(house.Get<RestoreCall>(), file);

    private static Task<ArchiveManifest> RestoreAsync(MailHouse house, string file) => RestoreAsync(house.Get<RestoreCall>(), file);

    private static async Task<ArchiveManifest> RestoreAsync(RestoreCall restore, string file)
    {
        await using var from = File.OpenRead(file);
        return await restore.RunAsync(from, Stop);
    }

    private static Task<ArchiveException> RefusedAsync(MailHouse house, string file) =>
        Assert.ThrowsAsync<ArchiveException>(() => RestoreAsync(house, file));
}
