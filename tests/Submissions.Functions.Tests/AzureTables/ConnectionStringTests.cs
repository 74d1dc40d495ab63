using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1/events")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=forum;AccountKey=a2V5;EndpointSuffix=core.windows.net", "https://forum.table.core.windows.net/events")]
    [InlineData("AccountName=forum;AccountKey=a2V5aw==", "https://forum.table.core.windows.net/events")]
    [InlineData("accountname = forum ; accountkey = a2V5 ; TableEndpoint = https://forum.table.core.chinacloudapi.cn/ ;", "https://forum.table.core.chinacloudapi.cn/events")]
    [InlineData("AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1234/devstoreaccount1", "http://127.0.0.1:1234/devstoreaccount1/events")]
    public void ConnectionString_InEachForm_NamesTheTable(string text, string expected) => Assert.Equal(new Uri(expected), new TableClient(text, "events").Uri);

    [Theory]
    [InlineData("forum", "each part is Name=Value")]
    [InlineData("AccountName=forum", "AccountKey is missing")]
    [InlineData("AccountKey=a2V5", "AccountName is missing")]
    [InlineData("AccountName=forum;AccountName=other;AccountKey=a2V5", "AccountName stands there twice")]
    [InlineData("AccountName=forum;AccountKey=a2V5;TableEndpoint=there", "TableEndpoint is not an absolute address")]
    [InlineData("TableEndpoint=https://forum.table.core.windows.net;SharedAccessSignature=sv=2019", "AccountName is missing")]
    public void ConnectionString_ThatCannotBeUsed_SaysWhyWithoutRepeatingIt(string text, string why)
    {
        var failure = Assert.Throws<FormatException>(() => new TableClient(text, "events"));

        Assert.Equal($"The storage connection string cannot be used: {why}.", failure.Message);
    }

    [Fact]
    public void ConnectionString_WithABrokenKey_DoesNotRepeatIt()
    {
        var failure = Assert.Throws<FormatException>(() => new TableClient("AccountName=forum;AccountKey=not*base64", "events"));

        Assert.DoesNotContain("not*base64", failure.ToString(), StringComparison.Ordinal);
    }
}
