using System.Buffers.Binary;

namespace Submissions.Domain.Review;

/// <summary>
/// A text's words as 32 numbers, the least of 32 hashes of them: two sketches agree in as many as the texts share words of
/// all they have. Small enough to stand in the queue for every proposal.
/// </summary>
public sealed class TextSketch : IEquatable<TextSketch>
{
    private const int Numbers = 32;
    private const int Bytes = Numbers * sizeof(ushort);

    private readonly ushort[] least;

    private TextSketch(ushort[] least) => this.least = least;

    /// <summary>Of a text without words: it is like nothing.</summary>
    public static TextSketch None { get; } = new([]);

    public static TextSketch Of(string? text)
    {
        var least = new ushort[Numbers];
        Array.Fill(least, ushort.MaxValue);
        var seen = new HashSet<uint>();
        var folded = SearchText.Fold(text ?? "").AsSpan();
        foreach (var place in folded.Split(' '))
        {
            var word = folded[place];
            if (!Likeness.Counts(word) || !seen.Add(Hash(word)))
                continue;
            for (var i = 0; i < Numbers; i++)
                least[i] = Math.Min(least[i], Mix(Hash(word), (uint)i));
        }

        return seen.Count == 0 ? None : new TextSketch(least);
    }

    /// <summary>What <see cref="ToString"/> gave; anything else is the sketch of nothing.</summary>
    public static TextSketch Parse(string? written)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!Convert.TryFromBase64String(written ?? "", bytes, out var count) || count != Bytes)
            return None;
        var least = new ushort[Numbers];
        for (var i = 0; i < Numbers; i++)
            least[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(i * sizeof(ushort))..]);
        return new TextSketch(least);
    }

    /// <summary>The share of words that the two texts have in common, from 0 to 1, give or take a tenth.</summary>
    public double Shared(TextSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (least.Length == 0 || other.least.Length == 0)
            return 0;
        var same = 0;
        for (var i = 0; i < Numbers; i++)
            same += least[i] == other.least[i] ? 1 : 0;
        return same / (double)Numbers;
    }

    public bool Equals(TextSketch? other) => other is not null && least.AsSpan().SequenceEqual(other.least);

    public override bool Equals(object? obj) => Equals(obj as TextSketch);

    public override int GetHashCode() => least.Length == 0 ? 0 : HashCode.Combine(least[0], least[^1]);

    /// <summary>88 characters; empty for a text without words.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        for (var i = 0; i < least.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes[(i * sizeof(ushort))..], least[i]);
        return least.Length == 0 ? "" : Convert.ToBase64String(bytes);
    }

    /// <summary>FNV-1a, the same in every process and on every machine: sketches are stored.</summary>
    internal static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2_166_136_261u;
        foreach (var c in word)
            hash = (hash ^ c) * 16_777_619u;
        return hash;
    }

    /// <summary>One of 32 hashes made of one (the finaliser of MurmurHash3).</summary>
    private static ushort Mix(uint hash, uint which)
    {
        hash ^= (which + 1) * 0x9E37_79B9u;
        hash = (hash ^ (hash >> 16)) * 0x85EB_CA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2_AE35u;
        return (ushort)(hash >> 16);
    }
}
