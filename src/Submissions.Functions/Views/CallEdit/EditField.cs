namespace Submissions.Functions.Views.CallEdit;

/// <summary>How a value of a call's file is asked for, and read back.</summary>
public enum EditKind
{
    Line,

    /// <summary>Several lines.</summary>
    Text,

    /// <summary>What is a number in the file; anything else typed is kept as a text, which the reader then refuses.</summary>
    Number,

    Flag,

    /// <summary>Values with commas or blanks between them.</summary>
    List,

    /// <summary>What has several names: a name a line, the first is the one that counts; an empty line before the next.</summary>
    Names,
}

/// <summary>A value of a call's file.</summary>
/// <param name="Path">As in errors, without the root: <c>rooms[1].equipment.hdmi</c>. It is the field's name and id.</param>
/// <param name="Known">The values there are; empty for free ones.</param>
public sealed record EditField(string Path, string Label, EditKind Kind)
{
    public string? Hint { get; init; }

    public IReadOnlyCollection<string> Known { get; init; } = [];
}

/// <summary>Fields that stand together.</summary>
/// <param name="Row">The path of the row that they are, as in <c>rooms[1]</c>; null when they are none.</param>
public sealed record EditGroup(string Title, string? Row, IReadOnlyList<EditField> Fields)
{
    /// <summary>What stands in the row, in few words: it is all that is seen of it while it is folded.</summary>
    public string Says { get; init; } = "";
}

/// <summary>A button that adds a row.</summary>
/// <param name="List">The list it is added to, as in <c>rooms</c>.</param>
/// <param name="Kinds">What can be added, where that is a choice: the kinds of rule.</param>
public sealed record AddRow(string List, string Words, IReadOnlyCollection<string> Kinds);
