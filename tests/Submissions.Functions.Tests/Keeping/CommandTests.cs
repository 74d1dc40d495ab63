using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Keeping;

/// <summary>What <c>./backup</c> and <c>./restore</c> say of a place where there is nothing to write or to read.</summary>
public sealed class CommandTests(Azurite azurite) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("command-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_into_a_folder_that_is_not_there_is_refused_in_a_sentence()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var file = Path.Combine(folder, "nowhere", "demo.zip");

        Assert.Equal($"There is no folder {Path.GetDirectoryName(file)} to write the backup to.", await RefusedAsync(house, "backup", "--call", house.Call.Id.Value, "--to", file));
    }

    [Fact]
    public async Task A_backup_to_where_nothing_can_be_written_is_refused_in_a_sentence_and_leaves_nothing()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var file = Path.Combine(folder, new string('x', 300));

        Assert.StartsWith($"Nothing can be written to {file}: ", await RefusedAsync(house, "backup", "--call", house.Call.Id.Value, "--to", file), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_restore_from_where_there_is_no_backup_is_refused_in_a_sentence()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (none, text) = (Path.Combine(folder, "nowhere", "demo.zip"), Path.Combine(folder, "text.zip"));
        await File.WriteAllTextAsync(text, "no archive", Stop);

        Assert.Equal($"There is no file {none}.", await RefusedAsync(house, "restore", "--from", none));
        Assert.Equal($"There is no file {folder}.", await RefusedAsync(house, "restore", "--from", folder));
        Assert.NotEmpty(await RefusedAsync(house, "restore", "--from", text));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> RefusedAsync(MailHouse house, params string[] command)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Commands.RunAsync(
            [.. command, $"--Storage:ConnectionString={azurite.ConnectionString}", $"--Storage:Table={house.Table}", $"--Storage:Container={house.Table}"], Stop));
        return refused.Message;
    }
}
