using System.Security.Cryptography;
using System.Text;

namespace Submissions.Domain.Review;

/// <summary>A filter and an order that a member gave a name, for any call.</summary>
/// <param name="Query">As <see cref="QueueQuery.Address"/> prints it.</param>
public sealed record SavedView(string Name, string Query)
{
    public const int Most = 30;
    public const int LongestName = 60;

    /// <summary>16 hexadecimal digits of the name, so that the same name again is the same view.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SearchText.Fold(Name) is { Length: > 0 } folded ? folded : Name)).AsSpan(0, 8));

    /// <summary>Whether a view can have that id.</summary>
    public static bool IsId(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Null for a name that is empty or too long; blanks around it do not count.</summary>
    public static SavedView? Named(string? name, QueueQuery query) =>
        name?.Trim() is { Length: <= LongestName } trimmed && !trimmed.IsBlank() ? new SavedView(trimmed, query.Address) : null;
}

/// <summary>What a member keeps about the queue.</summary>
/// <param name="Views">In the order of their names.</param>
/// <param name="LookedAt">Up to where the member has seen the call's queue; null for never.</param>
public sealed record OwnViews(IReadOnlyList<SavedView> Views, DateTimeOffset? LookedAt)
{
    public static OwnViews Nothing { get; } = new([], null);
}
