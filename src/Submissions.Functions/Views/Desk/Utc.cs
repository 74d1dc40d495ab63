using System.Globalization;

namespace Submissions.Functions.Views.Desk;

/// <summary>Instants of the desk itself, which belongs to no call and so to no zone.</summary>
internal static class Utc
{
    /// <summary>"6 July 2018, 09:30 UTC".</summary>
    public static string Words(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
