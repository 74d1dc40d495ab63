namespace Submissions.Domain.Proposals;

/// <summary>Words of the support unit that organisers read: a reason, a request.</summary>
public static class UnitWords
{
    /// <summary>In characters: many of them stand in a proposal's row.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Why these words do not do; null when they do.</summary>
    public static Move? Refuses(string? words) => words switch
    {
        _ when words.IsBlank() => Move.No(Refusal.WordsMissing),
        _ when words.Trim().Length > MaxLength => Move.No(Refusal.WordsTooLong),
        _ => null,
    };
}
