using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Submissions.Domain;

/// <summary>
/// An address that a letter can be sent to: one @, a domain with a dot, no blanks, no control characters, ASCII as
/// SendGrid takes it, at most 254 characters (RFC 5321).
/// </summary>
public readonly partial record struct EmailAddress
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>SHA-256 of the address without regard to case, 64 lower-case hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Value.ToUpperInvariant())));

    /// <summary>Names it where it must not stand, as in a page's address: the first 16 digits of <see cref="Hash"/>.</summary>
    public string Id => Hash[..16];

    public static bool TryParse(string? text, out EmailAddress address)
    {
        var trimmed = text?.Trim();
        var valid = trimmed is { Length: <= 254 } && Form().IsMatch(trimmed) && !trimmed.Contains("..", StringComparison.Ordinal);
        address = valid ? new EmailAddress(trimmed!) : default;
        return valid;
    }

    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("Not an e-mail address.");

    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+\z")]
    private static partial Regex Form();
}
