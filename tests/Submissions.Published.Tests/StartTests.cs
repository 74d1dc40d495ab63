using System.Net;
using System.Net.Sockets;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>How the process begins and ends, which is all that the host sees of it apart from its answers.</summary>
public sealed class StartTests(PublishedFolder published, Azurite azurite)
{
    private const string Unreachable =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a";

    private const string WrongKey = "wrong key";

    [Fact]
    public async Task Ready_at_the_hosts_port_by_get_root_and_not_at_the_hosts_own_address()
    {
        var hostsOwn = Handler.FreePort();
        using var handler = Handler.UnderHost(published, null, [.. Handler.Storage(azurite), ("ASPNETCORE_URLS", $"http://127.0.0.1:{hostsOwn}")]);

        using var answer = await handler.Ready();

        Assert.True((int)answer.StatusCode < 500);
        Assert.False(await Listens(hostsOwn));
    }

    [Fact]
    public async Task Hosts_environment_does_not_make_it_a_laptop()
    {
        using var handler = Handler.UnderHost(published, null, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();

        using var mail = await handler.Client.GetAsync("/mail");
        using var laptop = await handler.Client.PostAsync("/laptop/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("role", "coordinator")]));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (mail.StatusCode, laptop.StatusCode));
    }

    [Theory]
    [InlineData("Storage__ConnectionString", null, "Storage")]
    [InlineData("Storage__ConnectionString", "nonsense", "Storage:ConnectionString: ")]
    [InlineData("Storage__ConnectionString", Unreachable, "The storage account cannot be reached: Connection refused")]
    [InlineData("Storage__ConnectionString", WrongKey, "The storage account refuses: 403")]
    [InlineData("Storage__Table", "no table", "Table")]
    [InlineData("Mail__SendGridKey", null, "Mail:SendGridKey")]
    [InlineData("Mail__Delivery", "Local", "Mail:Delivery")]
    [InlineData("Calls__Folder", "/nowhere", "/nowhere")]
    [InlineData("Site__PublicAddress", null, "Site:PublicAddress is missing")]
    [InlineData("Site__PublicAddress", "sideevents.example.org/path", "Site:PublicAddress")]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT", "http", "FUNCTIONS_CUSTOMHANDLER_PORT")]
    [InlineData("at", "2018-09-28T21:00Z", "--at")]
    public async Task Wrong_setting_does_not_start_and_says_which_in_a_line(string name, string? value, string said)
    {
        using var handler = Handler.UnderHost(published, null, [.. Handler.Storage(azurite), (name, value == WrongKey ? WithWrongKey(azurite.ConnectionString) : value)]);

        var exit = await handler.Exit();

        Assert.NotEqual(0, exit);
        Assert.NotEqual(200, exit);
        Assert.Contains(said, handler.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", handler.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_port_does_not_start_and_says_so()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var handler = Handler.UnderHost(published, ((IPEndPoint)other.LocalEndpoint).Port, Handler.Storage(azurite));

        Assert.NotEqual(0, await handler.Exit());
        Assert.Contains("address already in use", handler.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Stop_under_the_host_asks_to_be_started_again(string signal)
    {
        using var handler = Handler.UnderHost(published, null, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();

        await handler.Signal(signal);

        Assert.Equal(200, await handler.Exit());
    }

    [Fact]
    public async Task Stop_on_a_laptop_is_a_good_end()
    {
        using var handler = Handler.OnLaptop(published, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();

        await handler.Signal("TERM");

        Assert.Equal(0, await handler.Exit());
    }

    private static string WithWrongKey(string connectionString) =>
        string.Join(';', connectionString.Split(';').Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? "AccountKey=AAAA" : part));

    private static async Task<bool> Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
