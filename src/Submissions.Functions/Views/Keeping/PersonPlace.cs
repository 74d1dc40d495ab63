namespace Submissions.Functions.Views.Keeping;

/// <summary>Where a person stands, and in how many texts.</summary>
/// <param name="Proposal">Null where it is the call's.</param>
/// <param name="IsNameOnly">A name alone, in what is others'.</param>
public sealed record PersonPlace(string? Proposal, string Kind, bool IsNameOnly, int Count);

/// <summary>Kinds of rows, as people call what they hold.</summary>
internal static class RowWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["proposal"] = "The proposal", ["version"] = "A filed version", ["receipt"] = "A receipt", ["letter"] = "A letter", ["note"] = "A note", ["history"] = "The history",
        ["audit"] = "The audit", ["batch"] = "A list of decisions", ["moved"] = "The queue", ["request"] = "A request that was answered", ["circular"] = "A letter to many",
        ["circular-part"] = "The readers of a letter to many", ["upload"] = "A file on its way",
    };

    public static string Of(string kind) => Words.GetValueOrDefault(kind, "Another entry");
}
