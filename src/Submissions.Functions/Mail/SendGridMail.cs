using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Submissions.Functions.Mail;

/// <summary>A letter in the form of SendGrid's <c>POST /v3/mail/send</c>.</summary>
internal static class SendGridMail
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Custom arguments, which SendGrid repeats in the letter's events: the letter's id, and the try that handed it over.</summary>
    public const string LetterArgument = "letter";
    public const string TryArgument = "try";

    /// <param name="sandbox">SendGrid looks at the letter and sends it to nobody: for a test address.</param>
    public static HttpContent Of(ReadyLetter letter, string from, bool sandbox = false)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Personalizations = new[] { new { To = new[] { new { Email = letter.To.Value } } } },
                From = new { Email = from, Name = letter.SenderName },
                ReplyTo = new { Email = letter.ReplyTo.Value },
                letter.Subject,
                Content = new[] { new { Type = "text/plain", Value = letter.Text }, new { Type = "text/html", Value = letter.Html } },
                Categories = new[] { letter.Kind },
                CustomArgs = Arguments(letter),
                Headers = Headers(letter),
                MailSettings = new { SandboxMode = new { Enable = sandbox } },
                TrackingSettings = Untracked,
            },
            Json);
        return new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    /// <summary>Said each time, because the account's own settings may say otherwise: no pixel, no link through anybody else.</summary>
    private static readonly object Untracked = new
    {
        ClickTracking = new { Enable = false, EnableText = false },
        OpenTracking = new { Enable = false },
        SubscriptionTracking = new { Enable = false },
        Ganalytics = new { Enable = false },
    };

    private static Dictionary<string, string> Arguments(ReadyLetter letter) => new()
    {
        [LetterArgument] = letter.Id,
        [TryArgument] = letter.Try.ToString(CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> Headers(ReadyLetter letter)
    {
        var headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" };
        if (letter.Unsubscribe is { } address)
        {
            headers["List-Unsubscribe"] = $"<{address.AbsoluteUri}>";
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        return headers;
    }
}
