namespace Submissions.Domain.Calls.Editing;

/// <summary>A call's file as it is kept.</summary>
/// <param name="Json">As it was given: <c>CallReader</c> has accepted it.</param>
/// <param name="Imported">SHA-256 of the file that was imported last; null when none ever was.</param>
public sealed record CallFile(string Json, CallVersion Version, string? Imported);
