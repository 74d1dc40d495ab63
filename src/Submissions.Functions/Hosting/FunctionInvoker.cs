using System.Reflection;
using Submissions.Functions.Observation;

namespace Submissions.Functions.Hosting;

/// <summary>Calls one function's method: its class from the container, its arguments by what they are.</summary>
internal sealed class FunctionInvoker
{
    private readonly Type type;
    private readonly MethodInvoker method;
    private readonly FunctionDefinition definition;
    private readonly Func<Call, object?>[] arguments;

    public FunctionInvoker(HttpFunction function)
        : this(function.Name, function.Method, function.Route.Parameters.Select(p => p.Name))
    {
    }

    public FunctionInvoker(TimerFunction function)
        : this(function.Name, function.Method, [])
    {
    }

    private FunctionInvoker(string name, MethodInfo method, IEnumerable<string> routeValues)
    {
        type = method.ReflectedType!;
        this.method = MethodInvoker.Create(method);
        definition = new FunctionDefinition(name);
        var known = routeValues.ToHashSet(StringComparer.OrdinalIgnoreCase);
        arguments = [.. method.GetParameters().Select(p => Argument(name, p, known))];
    }

    public async Task<IResult> Answer(HttpContext context)
    {
        var result = Invoke(new Call(context.Request, null, Context(context.TraceIdentifier, context.RequestServices), context.RequestAborted));
        return result as IResult ?? await (Task<IResult>)result!;
    }

    public async Task Run(TimerInfo timer, string invocationId, IServiceProvider services, CancellationToken cancellation)
    {
        using var span = Signals.Function(definition.Name, "timer");
        try
        {
            await (Task)Invoke(new Call(null, timer, Context(invocationId, services), cancellation))!;
        }
        catch (Exception fault)
        {
            span.Failed(fault.GetType().Name);
            throw;
        }
    }

    private FunctionContext Context(string invocationId, IServiceProvider services) => new(invocationId, definition, services);

    private object? Invoke(Call call)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i](call);
        return method.Invoke(call.Context.InstanceServices.GetRequiredService(type), values.AsSpan());
    }

    private static Func<Call, object?> Argument(string function, ParameterInfo parameter, HashSet<string> routeValues)
    {
        var name = parameter.Name!;
        if (parameter.ParameterType == typeof(HttpRequest))
            return call => call.Request;
        if (parameter.ParameterType == typeof(TimerInfo))
            return call => call.Timer;
        if (parameter.ParameterType == typeof(FunctionContext))
            return call => call.Context;
        if (parameter.ParameterType == typeof(CancellationToken))
            return call => call.Cancellation;
        if (parameter.ParameterType == typeof(string) && routeValues.Contains(name))
            return call => call.Request!.RouteValues[name];
        throw new InvalidOperationException($"Nothing can be given to \"{name}\" of the function {function}: it is neither its trigger nor a part of its route.");
    }

    private sealed record Call(HttpRequest? Request, TimerInfo? Timer, FunctionContext Context, CancellationToken Cancellation);
}
