namespace Submissions.Functions.Http.Exports;

/// <summary>A text as a cell of a CSV file: quoted where need be, and never a formula.</summary>
internal static class CsvText
{
    public static string Of(string? text) => Quoted(Safe(text ?? ""));

    /// <summary>Also behind blanks, which some programs leave out, and behind the line breaks that others read as a new cell.</summary>
    private static string Safe(string text) => text.TrimStart() is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r' or '\n', ..] ? $"'{text}" : text;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
