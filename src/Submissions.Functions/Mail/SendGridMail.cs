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

    public static HttpContent Of(ReadyLetter letter, string from)
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
                CustomArgs = new Dictionary<string, string>
                {
                    [LetterArgument] = letter.Id,
                    [TryArgument] = letter.Try.ToString(CultureInfo.InvariantCulture),
                },
                Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" },
                TrackingSettings = new
                {
                    ClickTracking = new { Enable = false, EnableText = false },
                    OpenTracking = new { Enable = false },
                    SubscriptionTracking = new { Enable = false },
                },
            },
            Json);
        return new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
