using System.Net;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

/// <summary>What the app asks of the table service, and what it makes of an answer that never came.</summary>
public sealed class StorageCallTests(Azurite azurite) : IAsyncLifetime
{
    private StorageProxy proxy = null!;
    private TestApp app = null!;

    public async ValueTask InitializeAsync()
    {
        proxy = await StorageProxy.StartAsync(azurite);
        app = await TestApp.StartAsync(azurite, connectionString: proxy.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await proxy.DisposeAsync();
    }

    [Fact]
    public async Task Filing_costs_two_reads_and_one_transaction()
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        proxy.Seen();
        (await organiser.SubmitAsync(Organiser.NewKey())).Expect(HttpStatusCode.OK);
        Assert.Equal(["GET", "GET", "POST $batch"], proxy.Seen());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_filing_whose_answer_was_lost_on_the_way_is_one_filing(bool withKey)
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        var key = withKey ? Organiser.NewKey() : null;
        proxy.LoseAnswers(1);
        var filed = (await organiser.SubmitAsync(key)).Expect(HttpStatusCode.OK);
        Assert.Equal(filed.Text, (await organiser.SubmitAsync(key)).Expect(HttpStatusCode.OK).Text);
        var dossier = (await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}")).Expect(HttpStatusCode.OK).Json;
        Assert.Single(dossier.GetProperty("versions").EnumerateArray());
        Assert.Single(dossier.GetProperty("history").EnumerateArray(), entry => entry.Get("what") == "filed");
        Assert.Equal(3, dossier.GetProperty("letters").GetArrayLength());
    }

    [Fact]
    public async Task Every_change_whose_answer_was_lost_is_made_once_and_answered()
    {
        var call = await app.NewCallAsync();
        proxy.LoseAnswers(1);
        var organiser = await Organiser.WithDraftAsync(app.Client, call);
        proxy.LoseAnswers(1);
        (await organiser.SaveAsync(Organiser.LedBy("Somebody else"))).Expect(HttpStatusCode.OK);
        proxy.LoseAnswers(1);
        (await organiser.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        proxy.LoseAnswers(1);
        var other = (await organiser.UploadAsync("other")).Expect(HttpStatusCode.Created).Get("id");
        proxy.LoseAnswers(1);
        (await organiser.SendAsync(HttpMethod.Delete, $"documents/{other}")).Expect(HttpStatusCode.NoContent);
        proxy.LoseAnswers(1);
        (await organiser.SendAsync(HttpMethod.Post, "link", Organiser.Json("""{"email":"elena.rusu@example.org"}"""))).Expect(HttpStatusCode.Accepted);
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        proxy.LoseAnswers(1);
        (await organiser.WithdrawAsync()).Expect(HttpStatusCode.OK);

        var dossier = (await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(
            ["started", "document-received", "document-received", "document-removed", "link-sent", "filed", "withdrawn"],
            dossier.GetProperty("history").EnumerateArray().Select(entry => entry.Get("what")));
    }
}
