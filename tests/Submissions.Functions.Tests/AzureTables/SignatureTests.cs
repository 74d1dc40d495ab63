using Azure;
using Microsoft.WindowsAzure.Storage;
using Microsoft.WindowsAzure.Storage.Auth;
using Submissions.Functions.AzureTables;
using Submissions.Testing;
using static Submissions.Functions.Tests.AzureTables.ScriptedService;
using Entity = Submissions.Functions.AzureTables.TableEntity;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class SignatureTests(Azurite azurite) : TestTable(azurite)
{
    [Fact]
    public async Task Signature_ForAnAccount_IsTheOneTheIndependentClientMakes()
    {
        const string account = "forum", key = "c2lkZS1ldmVudHM=";
        const string row = """{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r"}""";
        await using var service = await StartAsync(Answer(200, row), Answer(200, row));

        await new TableClient(service.ConnectionString(account, key), "events").GetEntityAsync<Entity>("O'Brien 100%", "é");
        var theirs = CloudStorageAccount.Parse(service.ConnectionString(account, key)).CreateCloudTableClient();
        theirs.AuthenticationScheme = AuthenticationScheme.SharedKeyLite;
        await theirs.GetTableReference("events").ExecuteAsync(Microsoft.WindowsAzure.Storage.Table.TableOperation.Retrieve("O'Brien 100%", "é"));

        var credential = new TableSharedKeyCredential(account, key);
        foreach (var (_, target, headers) in service.Requests)
        {
            var text = $"{headers["x-ms-date"]}\n/forum{target.Split('?')[0]}";
            Assert.Equal((target, $"SharedKeyLite forum:{credential.Sign(text)}"), (target, headers.Authorization.ToString()));
        }
    }

    [Fact]
    public async Task WrongKey_IsRefusedEveryWay()
    {
        var settings = ConnectionString.Split(';').Select(s => s.StartsWith("AccountKey=", StringComparison.Ordinal) ? "AccountKey=d3Jvbmc=" : s);
        var stranger = new TableClient(string.Join(';', settings), TableName);

        Func<Task>[] attempts =
        [
            () => stranger.GetEntityAsync<Entity>("p", "r"),
            () => stranger.QueryAsync<Entity>().ToListAsync().AsTask(),
            () => stranger.SubmitTransactionAsync([new(TableTransactionActionType.Add, new Entity("p", "r"))]),
        ];
        foreach (var attempt in attempts)
            Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(attempt)).Status);
    }
}
