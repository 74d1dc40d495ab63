using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Submissions.Package;

namespace Submissions.Published.Tests;

/// <summary>The zip itself: what Azure is given.</summary>
public sealed class PackageTests(PublishedFolder published)
{
    private static readonly DateTime NoTime = new(1980, 1, 1);

    [Fact]
    public void Entries_are_in_order_without_a_time_and_the_executable_alone_may_be_run()
    {
        using var zip = ZipFile.OpenRead(published.Zip);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.All(zip.Entries, entry => Assert.Equal(NoTime, entry.LastWriteTime.DateTime));
        Assert.All(zip.Entries, entry => Assert.Equal(
            (entry.FullName, entry.FullName == "Submissions.Functions" ? "100755" : "100644"), (entry.FullName, Convert.ToString((entry.ExternalAttributes >> 16) & 0xFFFF, 8))));
        Assert.Contains("host.json", names);
        Assert.Contains("SendLetters/function.json", names);
    }

    [Fact]
    public void Zipped_again_from_what_was_unpacked_it_is_the_same_to_the_byte()
    {
        var again = Path.GetTempFileName();
        try
        {
            Assert.Equal(Hash(published.Zip), AzurePackage.Write(published.Folder, again).Sha256);
        }
        finally
        {
            File.Delete(again);
        }
    }

    [Fact]
    public void Compiled_in_another_folder_it_is_the_same_to_the_byte() =>
        Assert.Equal(PublishedFolder.Compiled(PublishedFolder.Root), PublishedFolder.CompiledElsewhere());

    [Fact]
    public void No_file_holds_a_path_of_the_machine_that_made_it()
    {
        foreach (var path in (string[])[PublishedFolder.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/.nuget"])
        {
            var (narrow, wide) = (Encoding.UTF8.GetBytes(path), Encoding.Unicode.GetBytes(path));
            Assert.DoesNotContain(
                Directory.GetFiles(published.Folder, "*", SearchOption.AllDirectories),
                file => File.ReadAllBytes(file) is var bytes && (bytes.AsSpan().IndexOf(narrow) >= 0 || bytes.AsSpan().IndexOf(wide) >= 0));
        }
    }

    [Fact]
    public async Task Help_and_a_wrong_word_make_nothing()
    {
        var (help, said) = await Package("--help");
        var (wrong, refused) = await Package("--fast");

        Assert.Equal((0, 1), (help, wrong));
        Assert.Contains("artifacts/submissions.zip", said, StringComparison.Ordinal);
        Assert.Contains("\"--fast\" is not something ./package knows", refused, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Said)> Package(string word)
    {
        using var package = Process.Start(new ProcessStartInfo(Path.Combine(PublishedFolder.Root, "package"), [word]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await package.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await package.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await package.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (package.ExitCode, said);
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
