namespace Submissions.Functions.Hosting;

/// <summary>Marks a method as a function. Named and used as the isolated worker's, so that its package can take over (ADR 1).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's folder at publish; the host matches routes in the order of these names.</summary>
    public string Name { get; } = name;
}
