using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Submissions.Functions.Mail;

namespace Submissions.Functions.Tests.Mail;

/// <summary>
/// SendGrid's <c>POST /v3/mail/send</c> as its documentation says, on a port of its own. What it is told to do, it does once each,
/// in turn; then it accepts.
/// </summary>
internal sealed class SendGridDouble : IAsyncDisposable
{
    public const string Key = "SG.a-key-that-must-never-be-seen";
    public const string From = "side-events@forum.example.org";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, Action, Task>> orders = new();
    private readonly CancellationTokenSource closing = new();
    private int requests;
    private Func<JsonElement, Task>? whenAccepted;
    private Func<HttpContext, Action, Task<bool>>? sometimes;

    private SendGridDouble(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>Requests that arrived, whatever became of them.</summary>
    public int Requests => requests;

    /// <summary>What SendGrid will deliver.</summary>
    public ConcurrentQueue<JsonElement> Accepted { get; } = new();

    public IEnumerable<string> AcceptedIds => Accepted.Select(mail => mail.GetProperty("custom_args").GetProperty("letter").GetString()!);

    public static async Task<SendGridDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var sendGrid = new SendGridDouble(app);
        app.MapPost("/v3/mail/send", sendGrid.TakeAsync);
        await app.StartAsync();
        return sendGrid;
    }

    public SendGridDouble ThenAnswers(int status, params (string Name, string Value)[] headers)
    {
        orders.Enqueue((context, _) => AnswerAsync(context, status, headers));
        return this;
    }

    /// <summary>Accepts the letter and never says so.</summary>
    public SendGridDouble ThenAcceptsAndHangs()
    {
        orders.Enqueue(async (context, accept) =>
        {
            accept();
            await Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token).Token)
                .ContinueWith(_ => { }, TaskScheduler.Default);
        });
        return this;
    }

    /// <summary>Accepts the letter and cuts the connection.</summary>
    public SendGridDouble ThenAcceptsAndCuts()
    {
        orders.Enqueue((context, accept) => { accept(); context.Abort(); return Task.CompletedTask; });
        return this;
    }

    /// <summary>Does something between accepting a letter and saying so.</summary>
    public SendGridDouble WhenAccepted(Func<JsonElement, Task> act)
    {
        whenAccepted = act;
        return this;
    }

    /// <summary>What it does when no order is left for it; null accepts.</summary>
    /// <param name="fault">Given how to accept; gives false when the letter is to be accepted as ever.</param>
    public SendGridDouble Sometimes(Func<HttpContext, Action, Task<bool>> fault)
    {
        sometimes = fault;
        return this;
    }

    /// <summary>A mailer that speaks to this double.</summary>
    /// <param name="patience">How long it waits for an answer.</param>
    /// <param name="eventKey">Given, its events are listened to.</param>
    public SendGridMailer Mailer(TimeProvider clock, TimeSpan patience, ILogger<SendGridMailer>? log = null, string? eventKey = null, string? sandbox = null) =>
        Mailer(Address, clock, patience, log, eventKey: eventKey, sandbox: sandbox);

    public static SendGridMailer Mailer(
        Uri address, TimeProvider clock, TimeSpan patience, ILogger<SendGridMailer>? log = null, string key = Key, string? eventKey = null, string? sandbox = null, HttpMessageHandler? wire = null) => new(
        new HttpClient(wire ?? new SocketsHttpHandler()),
        SendGridPipeline.Build(clock, patience),
        Options.Create(new MailOptions { Delivery = nameof(MailDelivery.SendGrid), From = From, SendGridKey = key, SendGridEndpoint = address, SendGridEventKey = eventKey, SandboxAddresses = sandbox }),
        clock, log ?? Microsoft.Extensions.Logging.Abstractions.NullLogger<SendGridMailer>.Instance);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.DisposeAsync();
        closing.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        if (context.Request.Headers.Authorization != $"Bearer {Key}")
        {
            await AnswerAsync(context, 401, []);
            return;
        }

        var mail = await SendGridRules.ReadAsync(context.Request);
        if (mail.Fault is { } field)
            await AnswerAsync(context, 400, [], field, mail.Said);
        else if (SendGridRules.IsSandbox(mail.Body))
            await AnswerAsync(context, 200, []);
        else if (orders.TryDequeue(out var order))
            await order(context, () => Accepted.Enqueue(mail.Body));
        else if (sometimes is null || !await sometimes(context, () => Take(mail.Body)))
            await AcceptAsync(context, mail.Body);
    }

    private async Task AcceptAsync(HttpContext context, JsonElement mail)
    {
        Take(mail);
        if (whenAccepted is { } act)
            await act(mail);
        context.Response.Headers["X-Message-Id"] = Guid.NewGuid().ToString("N");
        context.Response.StatusCode = 202;
        await context.Response.CompleteAsync();
    }

    private void Take(JsonElement mail) => Accepted.Enqueue(mail);

    public static async Task AnswerAsync(
        HttpContext context, int status, (string Name, string Value)[] headers, string? field = null, string message = "no")
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsJsonAsync(new { errors = new[] { new { message, field, help = (string?)null } } });
    }
}
