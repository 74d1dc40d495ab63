using System.Net;
using System.Text.RegularExpressions;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Http;

public sealed partial class HealthTests(Azurite azurite)
{
    [Fact]
    public async Task Alive_asks_storage_nothing_and_ready_asks_once_in_a_few_seconds()
    {
        await using var proxy = await StorageProxy.StartAsync(azurite);
        await using var app = await TestApp.StartAsync(azurite, connectionString: proxy.ConnectionString);
        proxy.Seen();
        for (var time = 0; time < 20; time++)
            Assert.Equal((HttpStatusCode.OK, "alive\n"), await AskAsync(app, "/health"));
        Assert.Empty(proxy.Seen());

        for (var time = 0; time < 20; time++)
            Assert.Equal((HttpStatusCode.OK, "ready\n"), await AskAsync(app, "/health/ready"));
        Assert.Equal(["GET"], proxy.Seen());
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await AskAsync(app, "/health/ready");
        Assert.Equal(["GET"], proxy.Seen());
    }

    [Fact]
    public async Task Without_its_table_it_is_unready_in_a_word_to_strangers_and_comes_back()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.Service<TableClient>().DeleteAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unready\n"), await AskAsync(app, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "alive\n"), await AskAsync(app, "/health"));

        await app.Service<TableClient>().CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal((HttpStatusCode.OK, "ready\n"), await AskAsync(app, "/health/ready"));
    }

    [Fact]
    public async Task A_member_is_told_why_and_a_stranger_is_not()
    {
        await using var app = await TestApp.StartAsync(azurite, "Development", null, "--Storage:MakeMissing=false");
        await app.Service<TableClient>().CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        using var desk = await app.DeskAsync();

        var member = await Organiser.SendAsync(desk, HttpMethod.Get, "/health/ready");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unready\n"), await AskAsync(app, "/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, member.Status);
        Assert.Equal("unready\nThe container for documents is not reached (404 ContainerNotFound)\n", member.Text);
    }

    [Theory]
    [InlineData("/api/calls/no-such-call")]
    [InlineData("/api/nothing")]
    [InlineData("/calls/no-such-call")]
    [InlineData("/nothing")]
    public async Task Every_refusal_carries_the_number_of_its_trace(string path)
    {
        await using var app = await TestApp.StartAsync(azurite);
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        var sent = await Organiser.SendAsync(app.Client, HttpMethod.Get, path, null, ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        var own = await Organiser.SendAsync(app.Client, HttpMethod.Get, path);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (sent.Status, own.Status));
        Assert.Contains(trace, sent.Text, StringComparison.Ordinal);
        Assert.Matches(Trace(), own.Text);
        Assert.DoesNotContain(trace, own.Text, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode, string)> AskAsync(TestApp app, string path)
    {
        var reply = await Organiser.SendAsync(app.Client, HttpMethod.Get, path);
        return (reply.Status, reply.Text);
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Trace();
}
