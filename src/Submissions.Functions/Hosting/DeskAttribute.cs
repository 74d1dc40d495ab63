using Submissions.Domain.Desk;

namespace Submissions.Functions.Hosting;

/// <summary>Marks a function that only the support unit may reach, and who of it. Enforced before the function is called; a test fails for a function of the desk without it.</summary>
/// <param name="role">The least that is needed.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeskAttribute(DeskRole role) : Attribute
{
    public DeskRole Role { get; } = role;
}
