using System.Text.RegularExpressions;

namespace Submissions.Domain.Circulars;

/// <summary>What a letter to many says in one language: plain text, with places in braces that each letter fills from its own proposal.</summary>
public sealed partial record CircularText(string Language, string Subject, string Words)
{
    public const int LongestSubject = 150;
    public const int LongestWords = 5_000;

    /// <summary>The place of the reader's own link. It stands on a line of its own, and in no subject.</summary>
    public const string Link = "link";

    /// <summary>The places there are.</summary>
    public static IReadOnlyList<string> Places { get; } = ["title", "reference", "name", "call", "deadline", Link];

    /// <summary>Fills each place once: what looks like a place in a value stays as it is.</summary>
    /// <param name="text">A part of the text.</param>
    /// <param name="value">Gives the value of a place of <see cref="Places"/>.</param>
    public static string Fill(string text, Func<string, string> value) =>
        Place().Replace(text, place => Places.Contains(place.Groups[1].Value) ? value(place.Groups[1].Value) : place.Value);

    /// <summary>What stands in braces and is no place of ours.</summary>
    public static IEnumerable<string> UnknownPlaces(string text) =>
        Place().Matches(text).Select(place => place.Groups[1].Value).Where(name => !Places.Contains(name)).Distinct();

    /// <summary>Whether a brace stands there that belongs to no place: one not closed, or one too many.</summary>
    public static bool HasStrayBrace(string text) => Place().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0;

    /// <summary>Addresses in a text that a mail program would make links of, and that lead elsewhere than to us, whatever stands in their places.</summary>
    public static IEnumerable<string> ForeignLinks(string text, Uri site) =>
        Address().Matches(Fill(text, _ => "x")).Select(found => found.Value).Where(found => !IsOurs(found, site)).Distinct();

    private static bool IsOurs(string address, Uri site) =>
        Uri.TryCreate(address, UriKind.Absolute, out var to) && to.UserInfo.Length == 0 && to.Scheme == site.Scheme && to.Authority == site.Authority;

    [GeneratedRegex(@"\{([^{}\r\n]{1,40})\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:[a-z][a-z0-9+.-]{0,20}://|www\.)[^\s<>""{}]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
