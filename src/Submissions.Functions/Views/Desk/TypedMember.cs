using Submissions.Domain.Desk;

namespace Submissions.Functions.Views.Desk;

/// <summary>A member as typed into the form.</summary>
/// <param name="Fault">What is off and how to mend it; null when nothing is.</param>
public sealed record TypedMember(string? Email, string? Name, DeskRole Role, string Language, string? Fault);
