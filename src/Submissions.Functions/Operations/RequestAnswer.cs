using System.Security.Cryptography;
using System.Text;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>What is stored of a request: what was asked for, and what its answer is made from.</summary>
internal static class RequestAnswer
{
    /// <summary>Between what was asked for and the hash of what was said in it.</summary>
    private const char Said = '#';

    /// <summary>To people, whose form carries the key, and to programs.</summary>
    public static Refusal KeyReused { get; } = new(
        "idempotency-key-reused",
        "This was sent once before with something else in it, and that was done; what it says now was not. Look at what was done. If you mean this too, send it from a page opened anew, or with an Idempotency-Key of its own.");

    /// <summary>What is asked for together with what is said in it: a key that comes again with other words was used for something else.</summary>
    public static string Saying(string what, params IEnumerable<string?> said) =>
        $"{what}{Said}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', said))))[..16]}";

    public static string Write(string what, string answer) => $"{what} {answer}";

    /// <summary>The answer; null when something else was asked for. What an older version stored does not tell what was said: its answer stands.</summary>
    public static string? Read(string stored, string what) => After(stored, what) ?? After(stored, what.Split(Said)[0]);

    private static string? After(string stored, string what) => stored.StartsWith($"{what} ", StringComparison.Ordinal) ? stored[(what.Length + 1)..] : null;
}
