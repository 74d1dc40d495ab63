using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Submissions.Domain.Proposals;

/// <summary>
/// The secret in an organiser's link: 128 random bits, 22 characters of base64url. Only its hash is stored with the
/// proposal.
/// </summary>
public readonly record struct LinkKey
{
    private const int Length = 22;

    private LinkKey(string value) => Value = value;

    public string Value { get; }

    /// <summary>SHA-256 of the characters, 64 lower-case hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Value)));

    /// <param name="random">Sixteen random bytes.</param>
    public static LinkKey New(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, 16);
        return new LinkKey(Base64Url.EncodeToString(random));
    }

    public static bool TryParse(string? text, out LinkKey key)
    {
        var valid = text is { Length: Length } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        key = valid ? new LinkKey(text!) : default;
        return valid;
    }

    public static LinkKey Parse(string text) => TryParse(text, out var key) ? key : throw new FormatException("Not a link's key.");

    /// <summary>Whether it opens the proposal; takes the same time for every wrong key.</summary>
    public bool Opens(Proposal proposal)
    {
        var hash = Encoding.ASCII.GetBytes(Hash);
        var opens = false;
        foreach (var known in proposal.KeyHashes)
            opens |= CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(known));
        return opens;
    }

    public override string ToString() => "(a link's key)";
}
