using System.Net;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Http.Exports;
using Submissions.Functions.Storage;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Http.Exports;

/// <summary>What leaves the system, read back by libraries that are not ours.</summary>
public sealed class ExportTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Formula = "=HYPERLINK(\"https://evil.example\",\"Click\")";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_holds_every_column_in_UTF8_with_its_mark_and_no_cell_that_a_spreadsheet_would_run()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, Some.MarrakeshContent().WithMendedAddress() with { Title = Formula, Objective = "Two, \"three\"\nand four; é", Format = " @SUM(1)" });
        var answer = await app.DeskGetAsync($"/queue/{call}/export?format=csv", DeskRole.Reader);
        Assert.Equal("text/csv; charset=utf-8", answer["Content-Type"]);
        Assert.Contains("attachment", answer["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF], answer.Bytes[..3]);
        var rows = Csv(Encoding.UTF8.GetString(answer.Bytes[3..]));
        Assert.Equal(ExportColumns.Of(Some.Call()).Select(column => column.Head), rows[0]);
        Assert.Equal(2, rows.Count);
        Assert.Equal($"'{Formula}", rows[1][rows[0].IndexOf("Title")]);
        Assert.Equal("' @SUM(1)", rows[1][rows[0].IndexOf("Format")]);
        Assert.Equal("Two, \"three\"\nand four; é", rows[1][rows[0].IndexOf("Objective")]);
        Assert.Equal("2018-09-20 11:00:00", rows[1][rows[0].IndexOf("First filed")]);
        Assert.Equal("220", rows[1][rows[0].IndexOf("Attendance")]);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
    }

    [Fact]
    public async Task Xlsx_is_valid_and_gives_texts_numbers_and_instants_back()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, Some.MarrakeshContent().WithMendedAddress() with { Title = Formula, Objective = "  blanks and\nlines الهجرة" });
        var answer = await app.DeskGetAsync($"/queue/{call}/export?format=xlsx");
        using var book = SpreadsheetDocument.Open(new MemoryStream(answer.Bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, Stop).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.GetFirstChild<SheetData>()!.Elements<Row>().Select(row => row.Elements<Cell>().ToList()).ToList();
        var heads = rows[0].ConvertAll(cell => cell.InnerText);
        Cell Of(string head) => rows[1][heads.IndexOf(head)];
        Assert.Equal(ExportColumns.Of(Some.Call()).Select(column => column.Head), heads);
        // Other programs (exceljs) read no row and no cell that does not say where it is.
        Cell[] some = [rows[0][0], rows[0][25], rows[0][26], rows[1][27]];
        Assert.Equal(["A1", "Z1", "AA1", "AB2"], some.Select(cell => cell.CellReference!.Value));
        Assert.Equal(["1", "2"], book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.RowIndex!.InnerText));
        Assert.Equal((Formula, CellValues.InlineString), (Of("Title").InnerText, Of("Title").DataType!.Value));
        Assert.Null(Of("Title").CellFormula);
        Assert.Equal("  blanks and\nlines الهجرة", Of("Objective").InnerText);
        Assert.Equal(("220", null), (Of("Attendance").CellValue!.Text, Of("Attendance").DataType));
        Assert.Equal(new DateTime(2018, 9, 20, 11, 0, 0), DateTime.FromOADate(double.Parse(Of("First filed").CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Word_document_is_valid_and_holds_the_text()
    {
        var call = await app.NewCallAsync();
        var id = await FileAsync(call, Some.MarrakeshContent().WithMendedAddress() with { Title = "A <title> & more", Description = "First paragraph\nفقرة ثانية" });
        foreach (var address in (string[])[$"/queue/{call}/export?format=docx", $"/queue/{call}/{id}/export?format=docx"])
        {
            var answer = await app.DeskGetAsync(address);
            using var document = WordprocessingDocument.Open(new MemoryStream(answer.Bytes), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, Stop).Select(error => $"{error.Path?.XPath}: {error.Description}"));
            var lines = document.MainDocumentPart!.Document.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText).ToList();
            Assert.Equal("A <title> & more", lines[0]);
            Assert.Contains("First paragraph", lines);
            Assert.Contains("فقرة ثانية", lines);
        }
    }

    [Fact]
    public async Task Json_holds_all_fields_of_what_the_filter_means_in_its_order()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, Organiser.LedBy("Beta") with { Title = "Beta" });
        await FileAsync(call, Organiser.LedBy("Alpha") with { Title = "Alpha" });
        var answer = await app.DeskGetAsync($"/queue/{call}/export?format=json&sort=title&status=submitted");
        using var json = JsonDocument.Parse(answer.Bytes);
        Assert.Equal(["Alpha", "Beta"], json.RootElement.EnumerateArray().Select(one => one.GetProperty("content").GetProperty("title").GetString()));
        var first = json.RootElement[0];
        Assert.True(ContentJson.Same(Organiser.LedBy("Alpha") with { Title = "Alpha" }, ContentJson.Read(Encoding.UTF8.GetBytes(first.GetProperty("content").GetRawText()))));
        Assert.Equal("concept-note", first.GetProperty("documents")[0].GetProperty("kind").GetString());
        Assert.DoesNotContain("Hash", Encoding.UTF8.GetString(answer.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printed_are_the_filed_texts_one_after_the_other()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, Organiser.LedBy("Beta") with { Title = "Beta" });
        await FileAsync(call, Organiser.LedBy("Alpha") with { Title = "Alpha" });
        var page = await app.DeskGetAsync($"/queue/{call}/export?format=print&sort=title");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var document = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(page.Text, Stop);
        Assert.Equal(["Alpha", "Beta"], document.QuerySelectorAll("article h1").Select(head => head.TextContent));
    }

    [Fact]
    public async Task Who_took_what_is_in_the_audit()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, Organiser.LedBy("Beta"));
        Assert.Equal(HttpStatusCode.OK, (await app.DeskGetAsync($"/queue/{call}/export?format=csv&status=submitted", DeskRole.Reader)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.DeskGetAsync($"/api/review/calls/{call}/export?format=json", DeskRole.Reader)).Status);
        var entries = new List<AuditEntry>();
        await foreach (var row in app.Service<TableClient>().QueryAsync<TableEntity>($"PartitionKey eq '{RowKeys.DeskPartition}' and About eq '{call}'", cancellationToken: Stop))
            entries.Add(AuditRows.Entry(row));
        Assert.Equal(["csv, 1 proposal: status=submitted", "json, 1 proposal"], entries.OrderBy(entry => entry.Detail).Select(entry => entry.Detail));
        Assert.All(entries, entry => Assert.Equal((AuditKinds.Exported, true), (entry.What, entry.By.Contains('@'))));
    }

    [Theory]
    [InlineData("format=csv&status=acepted")]
    [InlineData("format=exe")]
    [InlineData("")]
    public async Task What_is_not_understood_gives_nothing_out(string query)
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, Organiser.LedBy("Beta"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.DeskGetAsync($"/queue/{call}/export?{query}")).Status);
    }

    [Fact]
    public async Task A_large_export_is_written_while_it_is_read_and_never_held_whole()
    {
        var body = new CountingStream();
        var one = Filed();
        await XlsxExport.WriteAsync(body, Some.Call(), Many(), Stop);
        Assert.True(body.Written > 500_000, $"{body.Written}");

        async IAsyncEnumerable<FiledReading> Many()
        {
            var before = 0L;
            for (var i = 0; i < 2_000; i++)
            {
                // No later than a thousand rows on, the first are out.
                if (i % 1_000 == 999)
                    Assert.NotEqual(before, before = body.Written);
                await Task.Yield();
                yield return new FiledReading(one.Entry, one with { Content = one.Content with { Title = Guid.NewGuid().ToString() } });
            }
        }
    }

    private static FiledProposal Filed()
    {
        var proposal = Some.Filed();
        return new FiledProposal(QueueEntry.Of(Some.Call(), proposal, proposal.Content, Some.Now), proposal, proposal.Content);
    }

    private async Task<string> FileAsync(CallId call, ProposalContent content)
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, call, content);
        (await organiser.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        return organiser.Id;
    }

    /// <summary>RFC 4180, written apart from what it reads.</summary>
    internal static List<List<string>> Csv(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == ',')
                End();
            else if (!quoted && c == '\r')
            {
                End();
                rows.Add(row);
                row = [];
                i++;
            }
            else
                cell.Append(c);
        }

        return rows;

        void End()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }

    /// <summary>As an answer's body is: written to asynchronously, and only forwards.</summary>
    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
