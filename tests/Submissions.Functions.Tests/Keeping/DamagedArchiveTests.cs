using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage.Archives;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Keeping;

/// <summary>Archives that were damaged on the way, or made by somebody who means ill: refused in words, before anything is written.</summary>
public sealed class DamagedArchiveTests(Azurite azurite) : IAsyncLifetime
{
    private const string Foreign = "marrakesh-2018.k7f3x2m9q4t8/../../x";

    private readonly string folder = Directory.CreateTempSubdirectory("archive-").FullName;
    private byte[] whole = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await house.FileAsync(1);
        var file = Path.Combine(folder, "whole.zip");
        await house.Get<BackUpCall>().RunAsync(house.Call.Id, file, Stop);
        whole = await File.ReadAllBytesAsync(file, Stop);
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_is_found_or_changes_nothing_that_counts()
    {
        var found = 0;
        for (var at = 0; at < whole.Length; at += 7)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            if (await VerifyAsync(damaged) is not null)
                found++;
        }

        // What is left over are times and attributes of the zip's own.
        Assert.InRange(found, whole.Length / 7 * 8 / 10, whole.Length / 7 + 1);
    }

    [Fact]
    public async Task An_archive_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < whole.Length; length += 211)
            Assert.NotNull(await VerifyAsync(whole[..length]));
    }

    [Theory]
    [InlineData("manifest.json", "missing")]
    [InlineData("manifest.sha256", "missing")]
    [InlineData("rows/~calls.jsonl", "missing")]
    [InlineData("documents/", "missing")]
    public async Task A_missing_entry_is_named(string name, string said) => await RefusedAsync(
        await RepackAsync((entry, bytes) => entry.StartsWith(name, StringComparison.Ordinal) ? null : (entry, bytes)), said);

    [Fact]
    public async Task A_changed_row_is_refused_though_the_zip_is_whole() => await RefusedAsync(
        await RepackAsync((entry, bytes) => (entry, entry == "rows/marrakesh-2018.jsonl" ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("Ministry 1", "Ministry 2", StringComparison.Ordinal)) : bytes)),
        "is not as it was written");

    [Fact]
    public async Task A_changed_manifest_is_refused() => await RefusedAsync(
        await RepackAsync((entry, bytes) => (entry, entry == ArchiveManifest.Entry ? [.. bytes, (byte)' '] : bytes)), "is not the one that was written");

    [Fact]
    public async Task An_entry_that_the_manifest_does_not_name_is_refused() => await RefusedAsync(await WithAsync("../../evil.sh", "x"u8.ToArray(), _ => { }), "does not name: \"../../evil.sh\"");

    [Theory]
    [InlineData(Foreign)]
    [InlineData("/etc/passwd")]
    [InlineData("other-call.k7f3x2m9q4t8/abcdefghijklmnop")]
    public async Task A_document_s_name_that_is_none_is_refused(string name) => await RefusedAsync(
        await WithAsync($"documents/{name}", "x"u8.ToArray(), manifest => manifest["documents"]!.AsArray().Add(Document(name, 1, "x"u8))), "names a document that no call has");

    [Fact]
    public async Task A_bomb_is_read_no_further_than_it_was_to_hold()
    {
        const string name = "marrakesh-2018.k7f3x2m9q4t8/abcdefghijklmnop";
        var bomb = new byte[64 * 1024 * 1024];
        await RefusedAsync(await WithAsync($"documents/{name}", bomb, manifest => manifest["documents"]!.AsArray().Add(Document(name, 10, "x"u8))), "more than it was to hold");
        await RefusedAsync(await WithAsync($"documents/{name}", [], manifest => manifest["documents"]!.AsArray().Add(Document(name, long.MaxValue, "x"u8))), "larger than any document");
        await RefusedAsync(await RepackAsync((entry, bytes) => (entry, entry == ArchiveManifest.HashEntry ? bomb : bytes)), "more than it was to hold");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"PartitionKey":"~desk","RowKey":"members"}""")]
    [InlineData("""{"PartitionKey":"~desk","RowKey":"audit|0","About":"another-call"}""")]
    [InlineData("""{"PartitionKey":"marrakesh-2018"}""")]
    [InlineData("""{"PartitionKey":"marrakesh-2018","RowKey":"zzz|a/b"}""")]
    [InlineData("""{"PartitionKey":"marrakesh-2018","RowKey":"zzz|a","A":{"b":1}}""")]
    [InlineData("""{"PartitionKey":"marrakesh-2018","RowKey":"zzz|a","A@odata.type":"Edm.Int64","A":"99999999999999999999999"}""")]
    public async Task A_row_that_is_no_row_of_the_call_is_refused(string line) => await RefusedAsync(await WithRowAsync(line), null);

    [Fact]
    public async Task A_newer_format_is_said_to_be_so() => await RefusedAsync(await WithAsync(null, [], manifest => manifest["format"] = 2), "newer version");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static JsonObject Document(string name, long bytes, ReadOnlySpan<byte> content) => new JsonObject
    {
        ["name"] = name, ["bytes"] = bytes, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)), ["traits"] = new JsonObject { ["metadata"] = new JsonObject() },
    };

    private async Task RefusedAsync(byte[] archive, string? said)
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        using var stream = new MemoryStream(archive);
        var refused = await Assert.ThrowsAsync<ArchiveException>(() => house.Get<RestoreCall>().RunAsync(stream, Stop));
        Assert.Contains(said ?? ".", refused.Message, StringComparison.Ordinal);
        Assert.Equal([], await Dump.RowsAsync(house.Get<TableClient>()));
    }

    private static async Task<ArchiveException?> VerifyAsync(byte[] archive)
    {
        try
        {
            await using var reader = await ArchiveReader.OpenAsync(new MemoryStream(archive), Stop);
            await reader.VerifyAsync(Stop);
            return null;
        }
        catch (ArchiveException refused)
        {
            return refused;
        }
    }

    private async Task<byte[]> RepackAsync(Func<string, byte[], (string Name, byte[] Bytes)?> change, params (string Name, byte[] Bytes)[] more)
    {
        var entries = new List<(string Name, byte[] Bytes)>();
        await using (var zip = new ZipArchive(new MemoryStream(whole), ZipArchiveMode.Read))
        {
            foreach (var entry in zip.Entries)
            {
                using var bytes = new MemoryStream();
                await using var content = await entry.OpenAsync(Stop);
                await content.CopyToAsync(bytes, Stop);
                if (change(entry.FullName, bytes.ToArray()) is { } kept)
                    entries.Add(kept);
            }
        }

        using var made = new MemoryStream();
        await using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries.Concat(more))
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(Stop);
                await entry.WriteAsync(bytes, Stop);
            }
        }

        return made.ToArray();
    }

    /// <summary>With a manifest that says so, and a hash that fits: as one who means ill would make it.</summary>
    private Task<byte[]> WithAsync(string? name, byte[] bytes, Action<JsonNode> change, string? rows = null, byte[]? rowBytes = null)
    {
        byte[] printed = [];
        return RepackAsync(
            (entry, old) => entry switch
            {
                ArchiveManifest.Entry => (entry, printed = Changed(old, change)),
                ArchiveManifest.HashEntry => (entry, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(printed)))),
                _ => (entry, entry == rows ? rowBytes! : old),
            },
            name is null ? [] : [(name, bytes)]);
    }

    private static byte[] Changed(byte[] manifest, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(manifest)!;
        change(json);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private async Task<byte[]> WithRowAsync(string line)
    {
        const string entry = "rows/marrakesh-2018.jsonl";
        await using var zip = new ZipArchive(new MemoryStream(whole), ZipArchiveMode.Read);
        using var text = new StreamReader(await zip.GetEntry(entry)!.OpenAsync(Stop));
        var rows = Encoding.UTF8.GetBytes(await text.ReadToEndAsync(Stop) + line + "\n");
        return await WithAsync(
            null, [],
            manifest =>
            {
                var about = manifest["rows"]![0]!;
                about["count"] = (int)about["count"]! + 1;
                about["bytes"] = rows.Length;
                about["sha256"] = Convert.ToHexStringLower(SHA256.HashData(rows));
            },
            entry, rows);
    }
}
