using System.Net;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Mail;

/// <summary>SendGrid's Event Webhook through the door: signed by the double's key, and by nobody else's.</summary>
public sealed class DeliveryEndpointTests(Azurite azurite) : IAsyncLifetime
{
    private readonly SendGridNews news = new();
    private SendGridDouble sendGrid = null!;
    private TestApp app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => app.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        sendGrid = await SendGridDouble.StartAsync();
        app = await TestApp.StartAsync(
            azurite, "Development", null, "--Mail:Delivery=SendGrid", $"--Mail:From={SendGridDouble.From}", $"--Mail:SendGridKey={SendGridDouble.Key}",
            $"--Mail:SendGridEndpoint={sendGrid.Address}", $"--Mail:SendGridEventKey={news.VerificationKey}");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await sendGrid.DisposeAsync();
        news.Dispose();
    }

    [Fact]
    public async Task A_signed_batch_is_recorded_and_the_same_again_changes_nothing()
    {
        var (proposal, letter) = await SentAsync();
        var batch = SendGridNews.Batch(
            SendGridNews.Event("delivered", letter, Now.AddSeconds(4)), SendGridNews.Event("open", letter, Now), SendGridNews.Event("processed", letter, Now),
            SendGridNews.Event("delivered", "another-call.k7f3x2m9q4t8.filed-1-0", Now));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(news.Request(batch, Now)));
        var before = await FateAsync(proposal);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(news.Request(batch, Now)));
        var after = await FateAsync(proposal);

        Assert.Equal((DeliveryKind.Delivered, 2), (before.Value.Delivery()!.Kind, before.Value.Events.Count));
        Assert.Equal(before.ETag, after.ETag);
        Assert.Equal(Now, await app.Service<DeliveryNewsStore>().LatestAsync(Stop));
    }

    [Fact]
    public async Task A_bounce_stands_on_the_proposals_page_and_is_a_filter_of_the_queue()
    {
        var (proposal, letter) = await SentAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(news.Request(SendGridNews.Batch(SendGridNews.Event("bounce", letter, Now)), Now)));

        using var desk = await app.DeskAsync(DeskRole.Reader);
        var page = await desk.GetStringAsync($"/queue/{proposal.Call}/{proposal}", Stop);
        Assert.Contains("Letters do not reach elena.rusu@example.org", page, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 no such user", page, StringComparison.Ordinal);
        var queue = await desk.GetStringAsync($"/queue/{proposal.Call}?letters=undelivered", Stop);
        Assert.Contains($"/queue/{proposal.Call}/{proposal}", queue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_signed_or_not_whole_changes_nothing()
    {
        var (proposal, letter) = await SentAsync();
        var batch = SendGridNews.Batch(SendGridNews.Event("bounce", letter, Now));
        var (signature, timestamp) = news.Sign(batch, Now);
        using var stranger = new SendGridNews();
        byte[] more = [.. batch, (byte)' '];

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(stranger.Request(batch, Now)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(SendGridNews.Request(batch, null, null)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(SendGridNews.Request(more, signature, timestamp)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(news.Request(batch, Now.AddHours(-26))));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(news.Request("{}"u8.ToArray(), Now)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(news.Request(new byte[1_100_000], Now)));

        Assert.Empty((await FateAsync(proposal)).Value.Events);
    }

    [Fact]
    public async Task Storage_that_is_not_there_is_no_200_and_the_next_telling_records_it()
    {
        var (proposal, letter) = await SentAsync();
        var batch = SendGridNews.Batch(SendGridNews.Event("delivered", letter, Now));
        await using var blind = await TestApp.StartAsync(
            azurite, "Development", null, "--Mail:Delivery=SendGrid", $"--Mail:From={SendGridDouble.From}", "--Mail:SendGridKey=SG.key", $"--Mail:SendGridEventKey={news.VerificationKey}");
        await blind.Service<Submissions.Functions.AzureTables.TableClient>().DeleteAsync(Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, (await blind.Client.SendAsync(news.Request(batch, Now), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(news.Request(batch, Now)));
        Assert.Single((await FateAsync(proposal)).Value.Events);
    }

    private async Task<HttpStatusCode> PostAsync(HttpRequestMessage request)
    {
        // So that a body that is not wanted is refused before it is sent.
        request.Headers.ExpectContinue = true;
        using (request)
            return (await app.Client.SendAsync(request, Stop)).StatusCode;
    }

    /// <summary>A filed proposal whose receipt is on its way to its first contact.</summary>
    private async Task<(ProposalId Proposal, string Letter)> SentAsync()
    {
        var filed = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        await app.Service<DispatchLetters>().RunAsync(app.Address, Stop);
        var id = ProposalId.Parse(filed.Id);
        return (id, sendGrid.AcceptedIds.Single(letter => letter == $"{id}.filed-1-0"));
    }

    private async Task<Stored<LetterFate>> FateAsync(ProposalId proposal) =>
        (await app.Service<LetterStore>().FindAsync(proposal, "filed-1-0", Stop))!;
}
