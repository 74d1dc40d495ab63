namespace Submissions.Domain.Desk;

/// <summary>What a member of the support unit may do; each may also do what those before it may.</summary>
public enum DeskRole
{
    /// <summary>Reads everything, changes nothing.</summary>
    Reader,

    /// <summary>Asks, notes, assigns, judges documents, prepares decisions.</summary>
    Reviewer,

    /// <summary>Releases decisions, edits calls, manages the list of members.</summary>
    Coordinator,
}

public static class DeskRoles
{
    public static IReadOnlyList<DeskRole> All { get; } = Enum.GetValues<DeskRole>();

    /// <summary>As in addresses, forms and rows.</summary>
    public static string Slug(this DeskRole role) => role switch
    {
        DeskRole.Reader => "reader",
        DeskRole.Reviewer => "reviewer",
        DeskRole.Coordinator => "coordinator",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static bool TryParse(string? slug, out DeskRole role)
    {
        foreach (var known in All)
        {
            role = known;
            if (known.Slug() == slug)
                return true;
        }

        role = default;
        return false;
    }
}
