using System.Security.Cryptography;
using Microsoft.Playwright;
using Submissions.Domain.Proposals;

namespace Submissions.Browser.Tests;

/// <summary>Documents arrive whole, over a broken line too, and what is refused is refused in words.</summary>
public sealed class UploadTests(Site site) : IClassFixture<Site>
{
    private static readonly byte[] Large = [.. "%PDF-1.7 large\n"u8, .. RandomNumberGenerator.GetBytes(7 * 1024 * 1024)];

    [Fact]
    public async Task An_upload_over_a_broken_line_goes_on_where_it_stopped()
    {
        await using var visitor = await BeginAsync();
        var (pieces, broken) = (0, 0);
        await visitor.Page.RouteAsync("**/uploads/*?from=*", async route =>
        {
            if (Interlocked.Increment(ref pieces) is 2 or 3)
            {
                Interlocked.Increment(ref broken);
                await route.AbortAsync("connectionreset");
                return;
            }

            await route.ContinueAsync();
        });
        await ChooseAsync(visitor, "concept-note", "Große Datei ‚final‘.pdf", Large);
        await visitor.SeesAsync("The line is broken");
        await visitor.SeesAsync("The document has arrived");
        await visitor.SeesAsync("Große Datei ‚final‘.pdf");
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Large)), await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal((6, 2), (pieces, broken));
    }

    [Fact]
    public async Task An_upload_goes_on_after_the_page_was_closed()
    {
        await using var visitor = await BeginAsync();
        var pieces = new List<string>();
        await visitor.Page.RouteAsync("**/uploads/*?from=*", async route =>
        {
            pieces.Add(new Uri(route.Request.Url).Query);
            if (pieces.Count == 3)
                await route.AbortAsync("connectionreset");
            else
                await route.ContinueAsync();
        });
        var file = await FileAsync(Large);
        await ChooseAsync(visitor, file);
        await visitor.SeesAsync("The line is broken");
        await visitor.Page.ReloadAsync();
        pieces.Clear();
        await ChooseAsync(visitor, file);
        await visitor.SeesAsync("The document has arrived");
        Assert.Equal("?from=4194304", pieces[0]);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_file_of_another_kind_is_refused_in_words_whatever_its_name(bool script)
    {
        await using var visitor = await BeginAsync(script);
        await ChooseAsync(visitor, "concept-note", "note.pdf", "MZ this is a program"u8.ToArray());
        await visitor.SeesAsync("Allowed are pdf, docx");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_file_above_the_limit_is_refused_with_the_limit(bool script)
    {
        await using var visitor = await BeginAsync(script);
        var file = await FileAsync([.. "%PDF-1.7 "u8, .. new byte[26 * 1024 * 1024]]);
        await ChooseAsync(visitor, file);
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(script ? "25.0 MB is the most" : "25 MB at most", new() { Timeout = 30_000 });
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_document_is_replaced_downloaded_and_removed_without_script()
    {
        await using var visitor = await BeginAsync(script: false);
        await ChooseAsync(visitor, "concept-note", "../../first \"note\".pdf", "%PDF-1.7 first"u8.ToArray());
        await visitor.SeesAsync("The document has arrived");
        await ChooseAsync(visitor, "concept-note", "second.pdf", "%PDF-1.7 second"u8.ToArray());
        await visitor.SeesAsync("second.pdf");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.FollowAsync("second.pdf"));
        Assert.Equal("second.pdf", download.SuggestedFilename);
        Assert.Equal("%PDF-1.7 second", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        await visitor.PressAsync("Remove second.pdf");
        await visitor.SeesAsync("The document is removed");
    }

    private async Task<Visitor> BeginAsync(bool script = true)
    {
        var draft = await ManyPages.DraftAsync(site, await site.NewCallAsync(), ProposalContent.Empty);
        var visitor = await site.VisitAsync(script);
        await visitor.GoAsync(ManyPages.Link(draft));
        await visitor.GoAsync($"/proposals/{draft.Id}/documents");
        return visitor;
    }

    /// <summary>A file on disk, which has one time of last change; what is handed over in memory has another each time.</summary>
    private static async Task<string> FileAsync(byte[] bytes)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("upload").FullName, "Large.pdf");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        return file;
    }

    private static async Task ChooseAsync(Visitor visitor, string file)
    {
        await visitor.Field("file-concept-note").SetInputFilesAsync(file);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Upload concept-note" }).ClickAsync();
    }

    private static async Task ChooseAsync(Visitor visitor, string kind, string name, byte[] bytes)
    {
        await visitor.Field($"file-{kind}").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = bytes });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Upload {kind}" }).ClickAsync();
    }
}
