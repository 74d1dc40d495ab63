using System.Numerics;

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

    /// <summary>A short text's words as bits, so that most texts that have little in common are told apart by one look.</summary>
    public static ulong Bits(string? text)
    {
        var bits = 0UL;
        foreach (var word in Words(text))
            bits |= 1UL << (int)(TextSketch.Hash(word) % 64);
        return bits;
    }

    /// <summary>Whether two texts with these bits can share as much as <see cref="Likely"/>; now and then also when they do not.</summary>
    public static bool MayShare(ulong bits, ulong other)
    {
        var (common, all) = (BitOperations.PopCount(bits & other), BitOperations.PopCount(bits | other));
        // Two words that fall on one bit take at most a few of those in common away.
        return all > 0 && common + 2 >= all * Likely;
    }

    /// <summary>The words that count, without case and accents.</summary>
    private static IEnumerable<string> Words(string? text) => SearchText.Fold(text ?? "").Split(' ').Where(word => Counts(word));

    internal static bool Counts(ReadOnlySpan<char> word) => word.Length >= ShortestWord;
}
