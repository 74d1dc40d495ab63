using System.Globalization;

namespace Submissions.Functions.Http.Api;

/// <summary>The ETag of a dossier: how much of its history was seen. An organiser's typing does not change it.</summary>
internal static class SeenTag
{
    public static string Of(int seen) => string.Create(CultureInfo.InvariantCulture, $"\"seen-{seen}\"");
}
