using System.Globalization;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Submissions.Functions.Mail;

/// <summary>
/// How SendGrid is asked: up to three tries, each given up after 20 seconds, with the pause SendGrid asks for or a growing
/// one with jitter; and not at all for a minute after it has failed several times in a row. At most
/// 3 × 20 s and two pauses of 15 s, which is less than <see cref="MailOptions.LongestSend"/>.
/// </summary>
internal static class SendGridPipeline
{
    private const int Retries = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(20);

    public static ResiliencePipeline<HttpResponseMessage> Build(TimeProvider clock, TimeSpan? patience = null) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Retries,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(MayRepeat(attempt.Outcome, clock)),
                DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result is { } answer ? Wait(answer, clock) : null),
                OnRetry = attempt => { attempt.Outcome.Result?.Dispose(); return ValueTask.CompletedTask; },
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromMinutes(1),
                ShouldHandle = attempt => ValueTask.FromResult(IsFault(attempt.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = patience ?? DefaultPatience })
            .Build();

    /// <summary>How long SendGrid asks to wait: Retry-After, or when its rate limit starts anew (Unix seconds); null when it does not say.</summary>
    public static TimeSpan? Wait(HttpResponseMessage answer, TimeProvider clock)
    {
        var wait = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => answer.StatusCode == HttpStatusCode.TooManyRequests ? RateLimit(answer, clock) : null,
        };
        return wait is { } asked && asked < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The request cannot have reached SendGrid: there was no connection to send it on.</summary>
    public static bool NeverArrived(HttpRequestException fault) => fault.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>SendGrid said no, or was never reached; a pause it asks for that is too long for this run is left to the next.</summary>
    private static bool MayRepeat(Outcome<HttpResponseMessage> outcome, TimeProvider clock) => outcome switch
    {
        { Exception: HttpRequestException fault } => NeverArrived(fault),
        { Result: { StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } answer } =>
            Wait(answer, clock) is not { } wait || wait <= LongestPause,
        _ => false,
    };

    private static bool IsFault(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result is { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError };

    private static TimeSpan? RateLimit(HttpResponseMessage answer, TimeProvider clock) =>
        answer.Headers.TryGetValues("X-RateLimit-Reset", out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow()
            : null;
}
