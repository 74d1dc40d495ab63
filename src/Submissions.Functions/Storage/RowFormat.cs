using System.Text.Json;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>In which form a row is written (docs/adr/0012): every row says it, and every reader asks before it believes what it reads.</summary>
internal static class RowFormat
{
    /// <summary>What this version writes, and the newest that it reads.</summary>
    public const int Current = 1;

    private const string Name = "Format";

    public static TableEntity New(string partitionKey, string rowKey) => new(partitionKey, rowKey) { [Name] = Current };

    /// <summary>The same row. One that does not say its format was written before rows did, and reads as the first.</summary>
    /// <exception cref="NewerRowException">A newer version wrote it: what this one would write back would lose what it does not know.</exception>
    public static TableEntity Known(this TableEntity row) => row.GetInt32(Name) is > Current and var format
        ? throw new NewerRowException($"A row \"{row.RowKey.Split('|')[0]}\" is in format {format}, and this version of the app reads up to {Current}: start the newer version that wrote it.")
        : row;

    /// <summary>Whether this came of a row that this version cannot read, and not of the storage.</summary>
    public static bool IsUnreadable(Exception fault) => fault is NewerRowException || IsBroken(fault);

    /// <summary>Whether it came of a row that no later version will read either: nothing is won by waiting for one.</summary>
    public static bool IsBroken(Exception fault) =>
        fault is InvalidDataException or FormatException or JsonException or ArgumentException or InvalidOperationException;
}

/// <summary>Says which kind of row it is and not whose: it is logged.</summary>
internal sealed class NewerRowException(string message) : Exception(message);
