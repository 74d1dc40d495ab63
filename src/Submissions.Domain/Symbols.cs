namespace Submissions.Domain;

/// <summary>
/// Turns random or hashed bytes into letters and digits that survive a telephone: no 0/O, 1/I/L, U/V. Thirty symbols,
/// taken one a byte below 240, so that every symbol is equally likely.
/// </summary>
public static class Symbols
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The first <paramref name="count"/> symbols that <paramref name="bytes"/> yield; about 16 in 17 bytes yield one.</summary>
    /// <exception cref="ArgumentException">The bytes do not yield enough symbols.</exception>
    public static string From(ReadOnlySpan<byte> bytes, int count)
    {
        var symbols = new char[count];
        var found = 0;
        foreach (var b in bytes)
        {
            if (found == count)
                break;
            if (b < 240)
                symbols[found++] = Alphabet[b % 30];
        }

        return found == count ? new string(symbols) : throw new ArgumentException("Not enough random bytes.", nameof(bytes));
    }

    public static bool Contain(char symbol) => Alphabet.Contains(symbol, StringComparison.Ordinal);
}
