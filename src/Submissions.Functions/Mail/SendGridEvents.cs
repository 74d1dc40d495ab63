using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Letters;

namespace Submissions.Functions.Mail;

/// <summary>What the mail service told of one letter.</summary>
internal sealed record LetterNews(LetterOwner Owner, string Letter, DeliveryEvent Event);

/// <summary>Reads a batch of SendGrid's Event Webhook. Only deliveries of our letters are looked at: the rest is nobody's business.</summary>
/// <remarks>https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event</remarks>
internal static partial class SendGridEvents
{
    private const int LongestId = 200;

    /// <exception cref="JsonException">The body is no list of events.</exception>
    public static IReadOnlyList<LetterNews> Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new JsonException("The events are no list.");
        return [.. document.RootElement.EnumerateArray().Select(News).OfType<LetterNews>()];
    }

    private static LetterNews? News(JsonElement told)
    {
        if (told.ValueKind != JsonValueKind.Object || Kind(Text(told, "event")) is not { } kind
            || Text(told, "sg_event_id") is not { Length: > 0 and <= LongestId } id || At(told) is not { } at
            || Letter(Text(told, SendGridMail.LetterArgument)) is not var (owner, letter))
            return null;
        var attempt = int.TryParse(Text(told, SendGridMail.TryArgument), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new LetterNews(owner, letter, new DeliveryEvent(id, kind, at, attempt, Reason(told)));
    }

    /// <summary>Back from <see cref="ReadyLetter.IdOf"/>.</summary>
    private static (LetterOwner Owner, string Letter)? Letter(string? id)
    {
        if (id is null || LetterForm().Match(id) is not { Success: true } named)
            return null;
        var (owner, letter) = (named.Groups["owner"].Value, named.Groups["letter"].Value);
        if (ProposalId.TryParse(owner, out var proposal))
            return (proposal, letter);
        return owner == LetterOwner.Desk.ToString() ? (LetterOwner.Desk, letter) : null;
    }

    private static DeliveryKind? Kind(string? name) => name switch
    {
        "processed" => DeliveryKind.Processed,
        "deferred" => DeliveryKind.Deferred,
        "delivered" => DeliveryKind.Delivered,
        "dropped" => DeliveryKind.Dropped,
        // Also of type "blocked": SendGrid does not try that letter again either.
        "bounce" => DeliveryKind.Bounced,
        "spamreport" => DeliveryKind.Spam,
        _ => null,
    };

    /// <summary>What the other server said, on one line.</summary>
    private static string? Reason(JsonElement told)
    {
        var said = UserText.Line(string.Join(' ', new[] { Text(told, "type"), Text(told, "status"), Text(told, "reason") ?? Text(told, "response") }.OfType<string>()));
        return said.Length == 0 ? null : said;
    }

    private static DateTimeOffset? At(JsonElement told) =>
        told.TryGetProperty("timestamp", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static string? Text(JsonElement told, string name) =>
        told.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"^(?<owner>[a-z0-9.-]{1,100})\.(?<letter>[a-z0-9][a-z0-9-]{0,80})\z")]
    private static partial Regex LetterForm();
}
