namespace Submissions.Domain.Rooms;

/// <summary>How a room's seats can stand.</summary>
public static class Layout
{
    public static IReadOnlyList<string> All { get; } = ["theatre", "classroom", "boardroom", "u-shape", "cabaret", "reception"];
}
