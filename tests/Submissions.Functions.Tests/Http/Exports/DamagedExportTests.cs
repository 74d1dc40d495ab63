using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Functions.Tests.Api.Described;
using Submissions.Functions.Tests.Desk;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Submissions.Functions.Tests.Http.Exports;

/// <summary>One proposal that cannot be read: it stands in every export by what the queue knows of it, with words, and keeps nobody from the others.</summary>
public sealed class DamagedExportTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Words = "This proposal could not be read: only what the queue knows of it stands here. Tell whoever operates this system.";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<string> Damages => Damage.All;

    [Theory, MemberData(nameof(Damages))]
    public async Task Csv(string damage)
    {
        var (call, id, reference) = await OneOfThreeAsync(damage);
        var rows = ExportTests.Csv(Encoding.UTF8.GetString((await ExportAsync(call, "csv")).Bytes[3..]));
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        string Of(int row, string head) => rows[row][rows[0].IndexOf(head)];
        Assert.Equal(["Alpha", "Beta", "Gamma"], Enumerable.Range(1, rows.Count - 1).Select(row => Of(row, "Title")));
        Assert.Equal((id, reference, "submitted", "1", Words), (Of(2, "Id"), Of(2, "Reference"), Of(2, "Status"), Of(2, "Version"), Of(2, "Could not be read")));
        Assert.Equal(("Beta ministry", "", ""), (Of(2, "Lead organiser"), Of(2, "Description"), Of(1, "Could not be read")));
        await AuditedAsync(call, "csv");
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task Xlsx(string damage)
    {
        var (call, id, reference) = await OneOfThreeAsync(damage);
        using var book = SpreadsheetDocument.Open(new MemoryStream((await ExportAsync(call, "xlsx")).Bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, Stop).Select(error => error.Description));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.GetFirstChild<SheetData>()!.Elements<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        string Of(int row, string head) => rows[row][rows[0].IndexOf(head)];
        Assert.Equal(["Alpha", "Beta", "Gamma"], Enumerable.Range(1, rows.Count - 1).Select(row => Of(row, "Title")));
        Assert.Equal((id, reference, Words, ""), (Of(2, "Id"), Of(2, "Reference"), Of(2, "Could not be read"), Of(3, "Could not be read")));
        await AuditedAsync(call, "xlsx");
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task Docx(string damage)
    {
        var (call, _, reference) = await OneOfThreeAsync(damage);
        using var document = WordprocessingDocument.Open(new MemoryStream((await ExportAsync(call, "docx")).Bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, Stop).Select(error => error.Description));
        var lines = document.MainDocumentPart!.Document.Body!.Elements<Word.Paragraph>().ToList();
        Assert.Equal(["Alpha", "Beta", "Gamma"], lines.Where(line => line.ParagraphProperties!.ParagraphStyleId!.Val == "Title").Select(line => line.InnerText));
        var texts = lines.ConvertAll(line => line.InnerText);
        Assert.Equal(Words, Assert.Single(texts, text => text.Contains("could not be read", StringComparison.Ordinal)));
        Assert.InRange(texts.IndexOf(Words), texts.IndexOf("Beta"), texts.IndexOf("Gamma"));
        Assert.Contains(reference, texts);
        await AuditedAsync(call, "docx");
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task Json_on_the_page_and_by_the_api(string damage)
    {
        var (call, id, reference) = await OneOfThreeAsync(damage);
        var described = new DescribedWalk((await app.DeskGetAsync("/openapi.json")).Json);
        foreach (var address in (string[])["/queue/{0}/export?format=json&sort=title", "/api/review/calls/{0}/export?format=json&sort=title"])
        {
            var answer = await app.DeskGetAsync(address.Replace("{0}", call.Value, StringComparison.Ordinal));
            described.Hold("/api/review/calls/{call}/export", "get", answer);
            using var json = JsonDocument.Parse(answer.Bytes);
            var all = json.RootElement.EnumerateArray().ToList();
            Assert.Equal(["Alpha", "Beta", "Gamma"], all.Select(one => one.GetProperty("proposal").Get("title")));
            var unread = Assert.Single(all, one => one.GetProperty("unreadable").ValueKind != JsonValueKind.Null);
            Assert.Equal((id, reference, Words), (unread.GetProperty("proposal").Get("id"), unread.GetProperty("proposal").Get("reference"), unread.Get("unreadable")));
            Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (unread.GetProperty("content").ValueKind, unread.GetProperty("documents").ValueKind));
        }

        await AuditedAsync(call, "json", "json");
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task Print(string damage)
    {
        var (call, _, reference) = await OneOfThreeAsync(damage);
        var page = await new HtmlParser().ParseDocumentAsync((await ExportAsync(call, "print")).Text, Stop);
        Assert.Equal(["Alpha", "Beta", "Gamma"], page.QuerySelectorAll("article h1").Select(head => head.TextContent));
        var unread = page.QuerySelectorAll("article")[1].TextContent;
        Assert.Contains(reference, unread, StringComparison.Ordinal);
        Assert.Contains(Words, unread, StringComparison.Ordinal);
        await AuditedAsync(call, "print");
    }

    private async Task<Reply> ExportAsync(CallId call, string format) =>
        (await app.DeskGetAsync($"/queue/{call}/export?format={format}&sort=title")).Expect(HttpStatusCode.OK);

    /// <summary>Three proposals, of which the second cannot be read.</summary>
    private async Task<(CallId Call, string Id, string Reference)> OneOfThreeAsync(string damage)
    {
        var call = await app.NewCallAsync();
        var filed = new List<Organiser>();
        foreach (var title in (string[])["Alpha", "Beta", "Gamma"])
        {
            var organiser = await Organiser.WithDraftAsync(app.Client, call, Organiser.LedBy($"{title} ministry") with { Title = title });
            (await organiser.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
            (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
            filed.Add(organiser);
        }

        var reference = (await filed[1].GetAsync()).Json.GetProperty("filed").Get("reference");
        await app.DamageAsync(filed[1], damage);
        return (call, filed[1].Id, reference);
    }

    /// <summary>Each export has a line before anything leaves, and one that says how many were left out.</summary>
    private async Task AuditedAsync(CallId call, params string[] formats)
    {
        var lines = new List<AuditEntry>();
        await foreach (var row in app.Service<TableClient>().QueryAsync<TableEntity>($"PartitionKey eq '{RowKeys.DeskPartition}' and About eq '{call}'", cancellationToken: Stop))
            lines.Add(AuditRows.Entry(row));
        Assert.All(lines, line => Assert.Equal(AuditKinds.Exported, line.What));
        Assert.Equal(
            formats.SelectMany(format => (string[])[$"{format}, 3 proposals", $"{format}, 3 proposals, 1 of them could not be read and is left out"]).Order(StringComparer.Ordinal),
            lines.Select(line => line.Detail!).Order(StringComparer.Ordinal));
    }
}
