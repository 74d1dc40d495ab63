namespace Submissions.Domain.Proposals;

/// <summary>Words of the support unit that organisers read: a reason, a request.</summary>
public static class UnitWords
{
    public const int MaxLength = 4_000;

    /// <summary>Why these words do not do; null when they do.</summary>
    public static Move? Refuses(string? words) => words?.Trim() switch
    {
        null or "" => Move.No(Refusal.WordsMissing),
        { Length: > MaxLength } => Move.No(Refusal.WordsTooLong),
        _ => null,
    };
}
