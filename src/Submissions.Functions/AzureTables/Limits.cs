using System.Text.RegularExpressions;
using Azure;

namespace Submissions.Functions.AzureTables;

/// <summary>
/// What the service refuses, and the emulator partly lets through: refused here, before the wire, so that a laptop and a
/// test fail where production would. Source: "Understanding the Table service data model", Microsoft Learn.
/// </summary>
internal static partial class Limits
{
    public const int ActionsOfATransaction = 100;
    public const int BytesOfATransaction = 4 * 1024 * 1024;
    public const int BytesOfAnEntity = 1024 * 1024;
    public const int OwnProperties = 252;
    public const int RowsOfAPage = 1000;

    /// <summary>64 KiB of UTF-16.</summary>
    public const int CharactersOfAString = 32 * 1024;
    public const int BytesOfABinary = 64 * 1024;

    /// <summary>1 KiB of UTF-16.</summary>
    public const int CharactersOfAKey = 512;
    public const int CharactersOfAName = 255;

    /// <summary>1 January 1601, 00:00 UTC: the service's calendar begins there.</summary>
    public static readonly DateTimeOffset FirstInstant = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void TableName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!TableNamePattern().IsMatch(name))
            throw new ArgumentException($"'{name}' is no table name: 3 to 63 letters and digits, the first a letter.", nameof(name));
    }

    public static void Key(string? key, string which)
    {
        ArgumentNullException.ThrowIfNull(key, which);
        if (key.Length > CharactersOfAKey)
            throw new ArgumentException($"A key has at most {CharactersOfAKey} characters; this one has {key.Length}.", which);
        if (key.AsSpan().IndexOfAny(@"/\#?") >= 0)
            throw new ArgumentException("A key cannot hold '/', '\\', '#' or '?'.", which);
        if (key.Any(char.IsControl))
            throw new ArgumentException("A key cannot hold control characters.", which);
        WholeCharacters(key, which);
    }

    public static void Version(ETag ifMatch)
    {
        if (ifMatch == default)
            throw new ArgumentException("An update names the version it changes, or ETag.All for any.", nameof(ifMatch));
    }

    public static void PageSize(int? rows)
    {
        if (rows is < 1 or > RowsOfAPage)
            throw new ArgumentOutOfRangeException(nameof(rows), rows, $"A page has 1 to {RowsOfAPage} rows.");
    }

    public static void PropertyName(string name)
    {
        if (name.Length > CharactersOfAName || !PropertyNamePattern().IsMatch(name))
        {
            throw new ArgumentException(
                $"'{name}' is no property name: at most {CharactersOfAName} letters, digits and '_', no digit first.", nameof(name));
        }
    }

    public static void Text(string value, string property)
    {
        if (value.Length > CharactersOfAString)
            throw new ArgumentException($"A string has at most {CharactersOfAString} characters; '{property}' has {value.Length}.", property);
        WholeCharacters(value, property);
    }

    public static void Binary(int length, string property)
    {
        if (length > BytesOfABinary)
            throw new ArgumentException($"A binary has at most {BytesOfABinary} bytes; '{property}' has {length}.", property);
    }

    public static void Instant(DateTimeOffset value, string property)
    {
        if (value < FirstInstant)
            throw new ArgumentException($"'{property}' lies before {FirstInstant:yyyy-MM-dd}, where the service's calendar begins.", property);
    }

    // Half a surrogate pair (text cut in the wrong place) would silently arrive as U+FFFD.
    private static void WholeCharacters(string value, string what)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                i++;
            else if (char.IsSurrogate(value[i]))
                throw new ArgumentException($"'{what}' holds half a surrogate pair at {i}: it was cut inside a character.", what);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]{2,62}\z")]
    private static partial Regex TableNamePattern();

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{Nd}_]*\z")]
    private static partial Regex PropertyNamePattern();
}
