using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Submissions.Functions.Mail;

/// <summary>
/// Hands letters to SendGrid. It has no key that would tell a repeat from a new letter, so nothing is sent again unless
/// SendGrid said no or was never reached; a letter without an answer is in doubt.
/// </summary>
internal sealed partial class SendGridMailer(
    HttpClient client, ResiliencePipeline<HttpResponseMessage> pipeline, IOptions<MailOptions> options, TimeProvider clock, ILogger<SendGridMailer> log)
    : IMailer
{
    private static readonly TimeSpan AfterRefusedKey = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private readonly Uri address = new(options.Value.SendGridEndpoint, "/v3/mail/send");

    private long restsUntil;

    public bool KnowsRepeats => false;

    public bool TellsOfLetters => options.Value.TakesEvents;

    public DateTimeOffset RestsUntil => new(Volatile.Read(ref restsUntil), TimeSpan.Zero);

    public async Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken)
    {
        var delivery = await TryAsync(letter, cancellationToken);
        if (delivery is Delivery.Busy busy)
            Volatile.Write(ref restsUntil, (clock.GetUtcNow() + busy.Pause).UtcTicks);
        return delivery;
    }

    private async Task<Delivery> TryAsync(ReadyLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await pipeline.ExecuteAsync(async stop => await PostAsync(letter, stop), cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (BrokenCircuitException open)
        {
            return new Delivery.Busy("SendGrid has failed several times in a row", open.RetryAfter ?? AfterFault);
        }
        catch (HttpRequestException fault) when (SendGridPipeline.NeverArrived(fault))
        {
            return new Delivery.Busy($"SendGrid was not reached ({fault.HttpRequestError})", AfterFault);
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutRejectedException or OperationCanceledException or IOException)
        {
            return new Delivery.InDoubt($"SendGrid did not answer ({fault.GetType().Name})");
        }
    }

    private async Task<HttpResponseMessage> PostAsync(ReadyLetter letter, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = SendGridMail.Of(letter, options.Value.From!, options.Value.IsSandboxed(letter.To));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.SendGridKey);
        return await client.SendAsync(request, cancellationToken);
    }

    private async Task<Delivery> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.Accepted or HttpStatusCode.OK:
                return new Delivery.Accepted();
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed:
                LogKeyRefused(log, status);
                return new Delivery.Busy($"SendGrid refuses our key or address ({status})", AfterRefusedKey);
            case HttpStatusCode.TooManyRequests:
                return new Delivery.Busy("SendGrid asks to wait (429)", Shorter(SendGridPipeline.Wait(response, clock) ?? AfterFault, LongestRest));
            case >= HttpStatusCode.InternalServerError:
                return new Delivery.Failed($"SendGrid failed ({status})");
            default:
                return new Delivery.Refused($"SendGrid refused the letter ({status}{await FieldsAsync(response, cancellationToken)})");
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>The fields SendGrid names. Its messages may repeat what they hold, so they are not kept.</summary>
    private static async Task<string> FieldsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            var fields = body.RootElement.GetProperty("errors").EnumerateArray()
                .Select(error => error.GetProperty("field").ToString())
                .Where(field => FieldForm().IsMatch(field))
                .Take(5);
            return string.Concat(fields.Select(field => $", {field}"));
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^[a-z0-9_.\[\]]{1,60}\z")]
    private static partial Regex FieldForm();

    [LoggerMessage(1, LogLevel.Error, "SendGrid refuses our key or address ({Status}): letters wait until Mail:SendGridKey is right")]
    private static partial void LogKeyRefused(ILogger log, int status);
}
