using System.Net;
using System.Text.Json.Nodes;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Storage;

/// <summary>
/// Old and new versions work on the same rows (docs/adr/0012). <c>Storage/Rows/format-1.json</c> is what the first version that packages were
/// made of wrote; it is never written anew.
/// </summary>
public sealed class FormatTests(Azurite azurite)
{
    /// <summary>Added after the first rows were written, or left out of a row that has nothing to say there.</summary>
    private static readonly string[] Later =
    [
        "Format", "LinksSent", "AssignedTo", "Waivers", "Asking", "Deciding", "Reminding", "WakeAt", "Merge", "MergedInto", "Undelivered", "DocumentsSha256", "Matter",
        "AgainAfter", "DoubtSince", "IsListed", "Events", "Kinds", "Countries", "Languages", "Search", "Organisations", "TitleBits", "Sketch", "BestFit", "BestPlace",
        "MissingDocuments", "NextDue", "DocumentsAsked", "Answered", "Prepared", "ConfirmBy", "AnswerBy", "ToCall", "MovedBy", "From", "Before", "After", "Device", "Imported",
    ];

    private static JsonObject Captured => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/Submissions.Functions.Tests/Storage/Rows/format-1.json")))!.AsObject();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_of_the_first_format_are_read_and_worked_on(bool withoutWhatCameLater)
    {
        await using var app = await TestApp.StartAsync(azurite);
        var captured = Captured;
        await PutAsync(app, captured, row =>
        {
            foreach (var name in withoutWhatCameLater ? Later : [])
                (row.Remove(name), row.Remove(name + "@odata.type")).ToString();
        });
        var (call, id) = (CallId.Parse((string)captured["call"]!), ProposalId.Parse((string)captured["proposal"]!));

        var organiser = new Organiser(app.Client, id.Value, (string)captured["key"]!, "");
        var read = (await organiser.GetAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal("submitted", read.Get("status"));
        Assert.Equal("Ministry of the first format", (string?)(await organiser.ContentAsync())["organisers"]![0]!["name"]);
        (await Organiser.SendAsync(app.Client, HttpMethod.Get, $"/api/receipts/{call}/{captured["receipt"]}")).Expect(HttpStatusCode.OK);
        Assert.Equal(4, (await ReadAsync(app, captured, $"/api/review/calls/{call}/proposals")).Json.GetProperty("proposals").GetArrayLength());
        foreach (var page in (string[])["/desk", $"/queue/{call}", $"/queue/{call}/{id}", $"/letters/{call}", "/desk/audit", "/desk/people", "/desk/letters", $"/desk/calls/{call}", $"/decisions/{call}"])
            (await ReadAsync(app, captured, page)).Expect(HttpStatusCode.OK);
        await app.Service<RunBatches>().CarryOnAsync(CancellationToken.None);
        Assert.Empty(await app.Service<BatchStore>().OpenAsync(call, CancellationToken.None));
        await app.Service<RecheckProposals>().RunAsync(CancellationToken.None);
        Assert.Empty(await app.Service<RecheckStore>().OpenAsync(CancellationToken.None));
        if (withoutWhatCameLater)
            return;

        var content = await organiser.ContentAsync();
        content["title"] = "Filed again by a later version";
        (await organiser.SendAsync(HttpMethod.Put, "", Organiser.Json(content.ToJsonString()), ("If-Match", read["ETag"]!))).Expect(HttpStatusCode.OK);
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        Assert.Contains("Filed again by a later version", (await ReadAsync(app, captured, $"/queue/{call}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_written_now_hold_all_that_the_first_format_held()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var written = await RowWalk.RunAsync(app);
        var kept = Path.Combine(Repository.Root, "artifacts", "rows", $"format-{RowFormat.Current}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        // A row a line, to be kept beside this test when the format changes.
        await File.WriteAllTextAsync(kept, written.ToJsonString().Replace("},{", "},\n{", StringComparison.Ordinal) + "\n", TestContext.Current.CancellationToken);

        // Another type, or another name, is another format: raise RowFormat.Current, capture anew, and read both.
        Assert.Empty(Properties(Captured).Except(Properties(written)));
        Assert.All(written["rows"]!.AsArray(), row => Assert.Equal(RowFormat.Current, (int?)row!["Format"]));
    }

    [Fact]
    public async Task What_a_newer_version_wrote_is_refused_in_words_and_stays_as_it_is()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var captured = Captured;
        await PutAsync(app, captured, row => row["Format"] = 99);
        var before = (await RowWalk.RowsAsync(app)).ToJsonString();
        var organiser = new Organiser(app.Client, (string)captured["proposal"]!, (string)captured["key"]!, "");

        foreach (var refused in (Reply[])[await organiser.GetAsync(), await organiser.SubmitAsync(), await organiser.WithdrawAsync()])
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "newer-version"), (refused.Status, refused.Get("code")));
            Assert.Contains("newer version", refused.Get("detail"), StringComparison.Ordinal);
        }

        (await Organiser.SendAsync(app.Client, HttpMethod.Get, "/")).Expect(HttpStatusCode.OK);
        await app.Service<DispatchLetters>().RunAsync(app.Address, CancellationToken.None);
        await app.Service<RunBatches>().CarryOnAsync(CancellationToken.None);
        Assert.Equal(before, (await RowWalk.RowsAsync(app)).ToJsonString());
    }

    [Fact]
    public async Task One_newer_row_takes_nothing_else_down()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var captured = Captured;
        var (call, id) = ((string)captured["call"]!, (string)captured["proposal"]!);
        await PutAsync(app, captured, row =>
        {
            if (((string)row["RowKey"]!).Contains(id, StringComparison.Ordinal))
                row["Format"] = 99;
        });

        Assert.Equal(3, (await ReadAsync(app, captured, $"/api/review/calls/{call}/proposals")).Json.GetProperty("proposals").GetArrayLength());
        (await ReadAsync(app, captured, $"/queue/{call}")).Expect(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadAsync(app, captured, $"/queue/{call}/{id}")).Status);
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await app.Service<DispatchLetters>().RunAsync(app.Address, CancellationToken.None) >= 0);
    }

    private static async Task PutAsync(TestApp app, JsonObject captured, Action<JsonObject> change)
    {
        foreach (var row in captured["rows"]!.AsArray().Select(row => row!.AsObject()))
        {
            change(row);
            using var document = System.Text.Json.JsonDocument.Parse(row.ToJsonString());
            await app.Service<TableClient>().UpsertEntityAsync(EntityReader.Read(document.RootElement), TableUpdateMode.Replace);
        }
    }

    private static Task<Reply> ReadAsync(TestApp app, JsonObject captured, string path) => Organiser.SendAsync(
        app.Client, HttpMethod.Get, path, null,
        path.StartsWith("/api/", StringComparison.Ordinal) ? ("Authorization", $"Bearer {captured["session"]}") : ("Cookie", $"desk={captured["session"]}"));

    /// <summary>Each property of each kind of row, with its type.</summary>
    private static HashSet<string> Properties(JsonObject walked) =>
    [
        .. from row in walked["rows"]!.AsArray().Select(row => row!.AsObject())
           let kind = ((string)row["RowKey"]!).Split('|')[0] is var first && first.StartsWith("call-", StringComparison.Ordinal) ? "call" : first
           from property in row
           select $"{kind} {property.Key} {(property.Key.Contains('@', StringComparison.Ordinal) ? property.Value!.ToString() : property.Value!.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? "bool" : property.Value.GetValueKind())}",
    ];
}
