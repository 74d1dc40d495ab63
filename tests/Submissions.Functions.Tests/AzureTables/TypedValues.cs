using System.Globalization;

namespace Submissions.Functions.Tests.AzureTables;

/// <summary>One value for each way in which a type could be lost on the wire.</summary>
internal static class TypedValues
{
    public static readonly object[] All =
    [
        0, int.MinValue, int.MaxValue,
        0L, 5L, long.MinValue, long.MaxValue,
        0d, 3d, -1.5d, 0.1d, 1e300, double.Epsilon, double.MaxValue, double.MinValue, 12345678901d,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        true, false,
        "", "Migration", "12", "2018-09-28T23:59:59Z", "NaN", "true", "O'Brien \"quoted\" \\ \r\n\t <b>&amp;", "Côte d’Ivoire – الهجرة – 🌍", "e\u0301 not \u00e9",
        new DateTimeOffset(2018, 9, 28, 22, 59, 59, TimeSpan.Zero).AddTicks(1234567),
        new DateTimeOffset(2018, 9, 28, 0, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        DateTimeOffset.MaxValue,
        Guid.Empty, Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        Array.Empty<byte>(), Enumerable.Range(0, 256).Select(n => (byte)n).ToArray(),
    ];

    /// <summary>Every bit of the value as text, so that values of any type can be compared.</summary>
    public static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
