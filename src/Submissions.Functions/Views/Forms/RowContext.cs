namespace Submissions.Functions.Views.Forms;

/// <param name="Item">What the row holds.</param>
/// <param name="Path">Its path in the content, as in <c>contacts[2]</c>.</param>
/// <param name="Focus">Whether it was just added, so that its first field takes the keyboard.</param>
public sealed record RowContext<TRow>(TRow Item, string Path, bool Focus);
