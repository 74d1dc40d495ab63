using System.Globalization;

namespace Submissions.Functions.Views.Frame;

internal static class Iso
{
    /// <summary>As the <c>datetime</c> attribute takes it, in UTC.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
