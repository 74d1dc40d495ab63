namespace Submissions.Functions.Hosting;

/// <summary>One invocation of a function.</summary>
internal sealed class FunctionContext(string invocationId, FunctionDefinition definition, IServiceProvider services)
{
    /// <summary>Ours, never the caller's: what a client sends under the host's name is worth nothing.</summary>
    public string InvocationId { get; } = invocationId;

    public FunctionDefinition FunctionDefinition { get; } = definition;

    public IServiceProvider InstanceServices { get; } = services;
}

internal sealed record FunctionDefinition(string Name);
