using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Submissions.Functions.Mail;

/// <summary>
/// Tells whether a body comes from SendGrid: its signed Event Webhook carries an ECDSA signature (P-256, SHA-256, DER, base64) over the
/// timestamp's characters and the raw body.
/// </summary>
/// <remarks>https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features</remarks>
internal sealed class EventSignature(IOptions<MailOptions> options, TimeProvider clock)
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>SendGrid repeats what was not answered by 2xx for a day: a shorter time would lose events after an outage of ours.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(25);

    /// <summary>How far its clock may be ahead of ours.</summary>
    public static readonly TimeSpan Earliest = TimeSpan.FromMinutes(5);

    public bool IsExpected => options.Value.TakesEvents;

    /// <param name="timestamp">Unix seconds, as the header has them.</param>
    public bool Holds(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (!IsExpected || !IsOfNow(timestamp) || !TryDecode(signature, out var der))
            return false;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(options.Value.SendGridEventKey!.Trim()), out _);
        ReadOnlySpan<byte> signed = [.. Encoding.ASCII.GetBytes(timestamp!), .. body];
        return key.VerifyData(signed, der, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Whether it is a P-256 key in base64, with nothing behind it.</summary>
    public static bool IsKey(string text)
    {
        if (!TryDecode(text.Trim(), out var spki))
            return false;
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out var read);
            return read == spki.Length && key.ExportParameters(false).Curve.Oid.Value == P256;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool IsOfNow(string? timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return false;
        var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds);
        return age <= Oldest && age >= -Earliest;
    }

    private static bool TryDecode(string? base64, out byte[] bytes)
    {
        bytes = new byte[512];
        if (base64 is not { Length: > 0 and < 600 } || !Convert.TryFromBase64String(base64, bytes, out var length))
            return false;
        bytes = bytes[..length];
        return true;
    }
}
