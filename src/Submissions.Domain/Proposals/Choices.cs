namespace Submissions.Domain.Proposals;

/// <summary>Values of the fields that are chosen from a short list.</summary>
public static class Choices
{
    public static IReadOnlyList<string> Audiences { get; } = ["open", "invitation"];

    /// <summary>Optional answers; nobody has to give one.</summary>
    public static IReadOnlyList<string> Genders { get; } = ["woman", "man", "other"];

    /// <summary>The level from which a panellist speaks.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["local", "national", "regional", "global"];
}
