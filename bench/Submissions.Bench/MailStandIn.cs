using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Submissions.Bench;

/// <summary>Takes every letter as SendGrid does (202, no body), and throws it away.</summary>
internal sealed class MailStandIn : IAsyncDisposable
{
    private readonly WebApplication server;

    private MailStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.MapPost("/v3/mail/send", async (HttpRequest request) =>
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            LastBody = body.ToArray();
            return Results.Accepted();
        });
    }

    /// <summary>The last letter it took.</summary>
    public byte[] LastBody { get; private set; } = [];

    public Uri Endpoint => new(server.Urls.Single());

    public static async Task<MailStandIn> StartAsync()
    {
        var mail = new MailStandIn();
        await mail.server.StartAsync();
        return mail;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
