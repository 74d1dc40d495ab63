using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Submissions.Functions.Http.Api;

/// <summary>The ETag of a dossier: how much of its history was seen. An organiser's typing does not change it.</summary>
internal static class SeenTag
{
    private const string Start = "\"seen-";

    public static string Of(int seen) => string.Create(CultureInfo.InvariantCulture, $"{Start}{seen}\"");

    /// <summary>Reads If-Match. A tag that is none of ours has seen nothing.</summary>
    public static bool TryRead(HttpRequest request, out int seen, [NotNullWhen(false)] out IResult? problem)
    {
        seen = -1;
        if (!ContentTag.TryRead(request, out var tag, out problem))
            return false;
        if (tag.StartsWith(Start, StringComparison.Ordinal) && int.TryParse(tag[Start.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            seen = read;
        return true;
    }
}
