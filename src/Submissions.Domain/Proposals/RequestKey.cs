using System.Security.Cryptography;
using System.Text;

namespace Submissions.Domain.Proposals;

/// <summary>
/// A client's Idempotency-Key: the same key again gives the first answer again. 16 to 128 printable characters, so that
/// two clients do not meet by accident.
/// </summary>
public readonly record struct RequestKey
{
    private RequestKey(string value) => Value = value;

    public string Value { get; }

    /// <summary>SHA-256, 64 lower-case hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Value)));

    public const int MinLength = 16;
    public const int MaxLength = 128;

    public static bool TryParse(string? text, out RequestKey key)
    {
        var valid = text is { Length: >= MinLength and <= MaxLength } && text.All(c => c is > ' ' and < '\x7f');
        key = valid ? new RequestKey(text!) : default;
        return valid;
    }

    public static RequestKey Parse(string text) => TryParse(text, out var key) ? key : throw new FormatException("Not an idempotency key.");
}
