using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Submissions.Functions.Tests.Mail;

/// <summary>What SendGrid posts of letters: events in the form of its documentation, and batches signed with a key of its own.</summary>
internal sealed class SendGridNews : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>As SendGrid's settings show it.</summary>
    public string VerificationKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    /// <param name="letter">The custom argument; null leaves it out, as for mail that is not ours.</param>
    /// <param name="id">The event's own; told again it is the same.</param>
    public static JsonObject Event(string kind, string? letter, DateTimeOffset at, int attempt = 1, string? id = null, string? reason = null)
    {
        var told = new JsonObject
        {
            ["email"] = "elena.rusu@example.org",
            ["timestamp"] = at.ToUnixTimeSeconds(),
            ["smtp-id"] = "<14c5d75ce93.dfd.64b469@ismtpd-555>",
            ["event"] = kind,
            ["category"] = new JsonArray("filed"),
            ["sg_event_id"] = id ?? $"{kind}-{letter}-{attempt}-{at.ToUnixTimeSeconds()}",
            ["sg_message_id"] = "14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0",
        };
        if (letter is not null)
        {
            told["letter"] = letter;
            told["try"] = attempt.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in More(kind, reason))
            told[name] = value;
        return told;
    }

    public static byte[] Batch(params IEnumerable<JsonObject> events) =>
        Encoding.UTF8.GetBytes(new JsonArray([.. events.Select(one => one.DeepClone())]).ToJsonString(new JsonSerializerOptions()) + "\r\n");

    public (string Signature, string Timestamp) Sign(byte[] body, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
        return (Convert.ToBase64String(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)), timestamp);
    }

    public HttpRequestMessage Request(byte[] body, DateTimeOffset at)
    {
        var (signature, timestamp) = Sign(body, at);
        return Request(body, signature, timestamp);
    }

    public static HttpRequestMessage Request(byte[] body, string? signature, string? timestamp)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/events/sendgrid") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Twilio-Email-Event-Webhook-Signature", signature);
        if (timestamp is not null)
            request.Headers.TryAddWithoutValidation("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        return request;
    }

    public void Dispose() => key.Dispose();

    private static IEnumerable<(string Name, string Value)> More(string kind, string? reason) => kind switch
    {
        "deferred" => [("response", reason ?? "400 try again later"), ("attempt", "5")],
        "delivered" => [("response", reason ?? "250 OK")],
        "bounce" => [("reason", reason ?? "550 5.1.1 no such user"), ("status", "5.1.1"), ("type", "bounce")],
        "dropped" => [("reason", reason ?? "Bounced Address"), ("status", "5.0.0")],
        _ => [],
    };
}
