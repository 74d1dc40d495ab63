using System.Net.Sockets;
using Submissions.Functions.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class EmulatorTests
{
    [Fact]
    public async Task Emulator_Ended_KeepsItsFolderAndLeavesNoListener()
    {
        var folder = Directory.CreateTempSubdirectory("tables-");
        Uri endpoint;
        using (var first = Azurite.Start(folder.FullName))
        {
            endpoint = first.TableEndpoint;
            var table = new TableClient(first.ConnectionString, "kept");
            await table.CreateIfNotExistsAsync();
            await table.AddEntityAsync(new TableEntity("p", "r"));
        }

        using var probe = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => probe.ConnectAsync(endpoint.Host, endpoint.Port));
        using (var second = Azurite.Start(folder.FullName))
            Assert.Equal("r", (await new TableClient(second.ConnectionString, "kept").GetEntityAsync<TableEntity>("p", "r")).Value.RowKey);
        folder.Delete(recursive: true);
    }
}
