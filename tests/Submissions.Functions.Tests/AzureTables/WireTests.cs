using System.Diagnostics;
using Azure;
using Azure.Core;
using Submissions.Functions.AzureTables;
using static Submissions.Functions.Tests.AzureTables.ScriptedService;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class WireTests
{
    private const string Row = """{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r"}""";

    [Fact]
    public async Task EmptyPage_WithAContinuation_IsNotTheEnd()
    {
        await using var service = await StartAsync([.. Pages()]);

        var keys = await Client(service).QueryAsync<TableEntity>("PartitionKey eq 'p'").Select(r => r.RowKey).ToListAsync();

        Assert.Equal(["r"], keys);
        Assert.Equal(
            [
                "/events()?$filter=PartitionKey%20eq%20%27p%27",
                "/events()?$filter=PartitionKey%20eq%20%27p%27&NextPartitionKey=1%218%21cA--&NextRowKey=1%218%21YSBi",
                "/events()?$filter=PartitionKey%20eq%20%27p%27&NextPartitionKey=p%202",
                "/events()?$filter=PartitionKey%20eq%20%27p%27&NextPartitionKey=q",
            ],
            service.Requests.Select(r => r.Target));
    }

    [Fact]
    public async Task EmptyPage_WithAContinuation_IsSkippedInPages()
    {
        await using var service = await StartAsync([.. Pages()]);

        var pages = await Client(service).QueryAsync<TableEntity>().AsPages().Select(p => (p.Values.Count, p.ContinuationToken)).ToListAsync();

        Assert.Equal([(1, "q "), (0, null)], pages);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task BusyService_IsAskedAgainWhenItSays_WithAFreshDateEachTime(int status)
    {
        await using var service = await StartAsync(Answer(status, "", ("Retry-After", "1")), Answer(200, Row));
        var watch = Stopwatch.StartNew();

        var read = await Client(service).GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal("r", read.Value.RowKey);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(20));
        var (first, second) = (service.Requests.First().Headers, service.Requests.Last().Headers);
        Assert.NotEqual(first["x-ms-date"], second["x-ms-date"]);
        Assert.NotEqual(first.Authorization, second.Authorization);
    }

    [Fact]
    public async Task BusyService_ThatStaysSo_IsGivenUp()
    {
        await using var service = await StartAsync([.. Enumerable.Repeat(Answer(503, "", ("x-ms-error-code", "ServerBusy")), 4)]);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Client(service).GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal((503, "ServerBusy", 4), (failure.Status, failure.ErrorCode, service.Requests.Count));
    }

    [Fact]
    public async Task Insertion_WhoseAnswerWasLost_IsSentAgainAndAnswersThatItIsThere()
    {
        const string refusal = """{"odata.error":{"code":"EntityAlreadyExists","message":{"value":"p and r of desk@example.org"}}}""";
        await using var service = await StartAsync(HangUp, Answer(409, refusal));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Client(service).AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((409, "EntityAlreadyExists", 2), (failure.Status, failure.ErrorCode, service.Requests.Count));
        Assert.DoesNotContain("desk@example.org", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedTransaction_WithoutAPosition_NamesNoAction()
    {
        const string answer = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\n"
            + "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\n\r\n"
            + """{"odata.error":{"code":"ServerBusy","message":{"value":"Try later."}}}""" + "\r\n--c--\r\n--b--";
        await using var service = await StartAsync(Answer(202, answer));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Client(service).SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]));

        Assert.Equal((503, "ServerBusy", null), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>gateway</html>")]
    [InlineData("[]")]
    [InlineData("""{"odata.error":"short"}""")]
    public async Task Refusal_ThatIsNotTheServices_KeepsItsStatus(string body)
    {
        await using var service = await StartAsync(Answer(403, body));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Client(service).GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal((403, null), (failure.Status, failure.ErrorCode));
    }

    private static TableClient Client(ScriptedService service)
    {
        var options = new TableClientOptions();
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new(service.ConnectionString("account", "a2V5"), "events", options);
    }

    private static IEnumerable<Func<Microsoft.AspNetCore.Http.HttpContext, Task>> Pages()
    {
        const string none = """{"value":[]}""";
        yield return Answer(200, none, ("x-ms-continuation-NextPartitionKey", "1!8!cA--"), ("x-ms-continuation-NextRowKey", "1!8!YSBi"));
        yield return Answer(200, none, ("x-ms-continuation-NextPartitionKey", "p 2"));
        yield return Answer(200, $$"""{"value":[{{Row}}]}""", ("x-ms-continuation-NextPartitionKey", "q"));
        yield return Answer(200, none);
    }
}
