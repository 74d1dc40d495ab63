namespace Submissions.Functions.Views.Forms;

/// <summary>What a form holds at most: the pages offer no more, and reading a form keeps no more.</summary>
internal static class Limits
{
    /// <summary>What findings of these limits are named by; no rule of a call.</summary>
    public const string Rule = "limit";

    /// <summary>Rows of a repeated group.</summary>
    public const int Rows = Domain.Proposals.ContentLimit.Rows;

    /// <summary>Characters of a field.</summary>
    public const int Characters = 100_000;
}
