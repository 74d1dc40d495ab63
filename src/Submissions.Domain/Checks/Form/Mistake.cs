namespace Submissions.Domain.Checks.Form;

/// <summary>A field that does not hold what it asks for.</summary>
internal sealed record Mistake(string Field, string Message, string Fix);
