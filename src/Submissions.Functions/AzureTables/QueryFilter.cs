using System.Globalization;

namespace Submissions.Functions.AzureTables;

/// <summary>Values as the filter language writes them. Text is quoted, so that no value can become an operator.</summary>
internal static class QueryFilter
{
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, Array.ConvertAll(filter.GetArguments(), a => (object)Literal(a)));
    }

    private static string Literal(object? value) => value switch
    {
        string text => Quoted(text),
        char one => Quoted(one.ToString()),
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when double.IsFinite(number) => Decimal(number),
        DateTimeOffset instant => $"datetime'{instant.UtcDateTime:O}'",
        DateTime { Kind: DateTimeKind.Utc } instant => $"datetime'{instant:O}'",
        Guid guid => $"guid'{guid:D}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexStringLower(bytes.ToMemory().Span)}'",
        null => throw new ArgumentException("A filter cannot compare with nothing."),
        _ => throw new ArgumentException($"A filter cannot compare with this {value.GetType().Name}."),
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Without a point or an exponent it would be an Int32.
    private static string Decimal(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }
}
