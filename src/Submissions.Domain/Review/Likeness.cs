namespace Submissions.Domain.Review;

/// <summary>How alike two texts are: by the words they share of all they have.</summary>
public static class Likeness
{
    /// <summary>From this share on two titles or two descriptions are worth a look: below it stand texts on one subject by different hands.</summary>
    public const double Likely = 0.5;

    /// <summary>The words that count need some length: "the" and "of" are in every text.</summary>
    private const int ShortestWord = 4;

    /// <summary>The share of the words of two short texts that both have, from 0 to 1. For longer ones there is <see cref="TextSketch"/>.</summary>
    public static double Shared(string? one, string? other)
    {
        var (left, right) = (Words(one).ToHashSet(StringComparer.Ordinal), Words(other).ToHashSet(StringComparer.Ordinal));
        var common = left.Count(right.Contains);
        return common == 0 ? 0 : common / (double)(left.Count + right.Count - common);
    }

    /// <summary>The words that count, without case and accents.</summary>
    internal static IEnumerable<string> Words(string? text) => SearchText.Fold(text ?? "").Split(' ').Where(word => word.Length >= ShortestWord);
}
