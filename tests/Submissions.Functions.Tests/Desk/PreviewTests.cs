using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using static Submissions.Functions.Tests.Desk.PageHand;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

/// <summary>What the preview of a call's edit reads, and what it says where it cannot read all.</summary>
public sealed class PreviewTests(Azurite azurite) : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> asked = new();
    private StorageProxy proxy = null!;
    private TestApp app = null!;

    public async ValueTask InitializeAsync()
    {
        proxy = await StorageProxy.StartAsync(azurite);
        app = await TestApp.StartAsync(azurite, connectionString: proxy.ConnectionString);
        proxy.Passing = asked.Enqueue;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await proxy.DisposeAsync();
    }

    [Fact]
    public async Task A_large_call_is_looked_through_to_the_proposal_that_moved_first()
    {
        const int others = 1_050;
        var call = await app.NewCallAsync();
        var content = Some.MarrakeshContent().WithMendedAddress();
        var first = await Organiser.WithDraftAsync(app.Client, call, content with { Title = string.Join(' ', Enumerable.Repeat("word", 25)), Organisers = [content.Organisers[0] with { Name = "Who came first" }] });
        (await first.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        (await first.SubmitAsync()).Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await CopyAsync(call, (await Organiser.FiledAsync(app.Client, call)).Id, others);
        var effects = await PreviewAsync(call, file => file["rules"]![0]!["max"] = 24);
        Assert.Equal((others + 2, others + 2, 1), (effects["looked"]!.GetValue<int>(), effects["all"]!.GetValue<int>(), effects["touched"]!.GetValue<int>()));
        Assert.Equal(first.Id, Assert.Single(effects["proposals"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.InRange(asked.Count(address => address.Contains("proposal|", StringComparison.Ordinal)), 1, (others / PreviewCall.PageSize) + 10);
    }

    [Fact]
    public async Task Other_texts_letters_and_reminders_ask_nothing_of_any_proposal()
    {
        var call = await app.NewCallAsync();
        await Organiser.FiledAsync(app.Client, call);
        asked.Clear();
        var effects = await PreviewAsync(call, file =>
        {
            file["name"]!["en"] = "Another name";
            file["guidelines"]!["en"] = "Other guidelines.";
            file["decisionBy"] = "2018-10-26";
            file["wording"] = JsonNode.Parse("""{ "accepted": { "subject": { "en": "{number} is in: {title}" } } }""");
        });
        Assert.Equal((null, null, null), (effects["looked"], effects["all"], effects["touched"]));
        Assert.Contains("The day to decide by moves", effects["dates"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, address => address.Contains("proposal|", StringComparison.Ordinal) || address.Contains("moved|", StringComparison.Ordinal));

        using var client = await app.DeskAsync();
        var look = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/texts"), "#edit", ("name.en", "Another name"), ("do", "look"));
        Assert.Contains("bears on no proposal", Words(look.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_time_of_a_page_does_not_reach_is_said_with_its_number()
    {
        var call = await app.NewCallAsync();
        await Organiser.FiledAsync(app.Client, call, "One");
        await Organiser.FiledAsync(app.Client, call, "Two");
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/rules");
        proxy.Passing = address =>
        {
            if (address.Contains("RowKey ge 'proposal|call", StringComparison.Ordinal))
                app.Clock.Advance(PreviewCall.Longest);
        };
        var look = await SendAsync(client, page, "#edit", ("rules[0].max", "3"), ("do", "look"));
        Assert.Equal(HttpStatusCode.OK, look.Status);
        Assert.Contains("2 of the 2 filed proposals could not be looked at", Words(look.Html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content", "{")]
    [InlineData("Status", 5)]
    [InlineData("Format", RowFormat.Current + 1)]
    public async Task One_that_cannot_be_read_is_counted_and_keeps_the_call_from_no_edit(string property, object value)
    {
        var call = await app.NewCallAsync();
        var sound = await Organiser.FiledAsync(app.Client, call, "One");
        var broken = await Organiser.FiledAsync(app.Client, call, "Two");
        await app.Service<TableClient>().UpsertEntityAsync(new TableEntity(call.Value, $"{RowKeys.ProposalPrefix}{broken.Id}") { [property] = value });
        var effects = await PreviewAsync(call, file => file["rules"]![0]!["max"] = 3);
        Assert.Equal((1, 1, 2), (effects["looked"]!.GetValue<int>(), effects["unreadable"]!.GetValue<int>(), effects["all"]!.GetValue<int>()));
        Assert.Equal(sound.Id, Assert.Single(effects["proposals"]!.AsArray())!["id"]!.GetValue<string>());

        using var client = await app.DeskAsync();
        var look = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/rules"), "#edit", ("rules[0].max", "3"), ("do", "look"));
        Assert.Contains("1 of the 2 filed proposals could not be looked at, because what is stored of it cannot be read.", Words(look.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("within the time of one page", Words(look.Html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form")).Status);
    }

    private async Task<JsonNode> PreviewAsync(CallId call, Action<JsonNode> change)
    {
        using var client = await app.DeskAsync();
        var file = JsonNode.Parse(await client.GetStringAsync($"/api/review/calls/{call}/file"))!;
        change(file);
        asked.Clear();
        using var body = new StringContent(file.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync($"/api/review/calls/{call}/file/preview", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>The rows of one proposal and of its place in the queue again, under other ids.</summary>
    private async Task CopyAsync(CallId call, string id, int count)
    {
        var table = app.Service<TableClient>();
        var proposal = (await table.GetEntityAsync<TableEntity>(call.Value, $"{RowKeys.ProposalPrefix}{id}")).Value;
        var queue = await table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, RowKeys.MovedPrefix)).SingleAsync(row => row.RowKey.EndsWith(id, StringComparison.Ordinal));
        foreach (var some in Enumerable.Range(0, count).Select(number => $"{id[..^4]}{new string([.. $"{number:D4}".Select(digit => "23456789ab"[digit - '0'])])}").Chunk(50))
        {
            await table.SubmitTransactionAsync(some.SelectMany(other => new[]
            {
                new TableTransactionAction(TableTransactionActionType.Add, Copy(proposal, proposal.RowKey.Replace(id, other, StringComparison.Ordinal))),
                new TableTransactionAction(TableTransactionActionType.Add, Copy(queue, queue.RowKey.Replace(id, other, StringComparison.Ordinal))),
            }));
        }
    }

    private static TableEntity Copy(TableEntity row, string key)
    {
        var copy = new TableEntity(row.PartitionKey, key);
        foreach (var (name, value) in row.Where(one => one.Key is not ("PartitionKey" or "RowKey" or "odata.etag" or "Timestamp")))
            copy[name] = value;
        return copy;
    }
}
