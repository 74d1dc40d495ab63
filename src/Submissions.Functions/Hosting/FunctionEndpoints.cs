using Microsoft.AspNetCore.Http.Features;
using Submissions.Functions.Observation;

namespace Submissions.Functions.Hosting;

/// <summary>The catalog's functions as endpoints.</summary>
internal static class FunctionEndpoints
{
    public static void MapFunctions(this WebApplication app)
    {
        var catalog = app.Services.GetRequiredService<FunctionCatalog>();
        foreach (var function in catalog.Http)
            Map(app, function);

        if (!app.Services.GetRequiredService<FunctionsHost>().IsCaller)
            return;
        foreach (var timer in catalog.Timers)
            Map(app, timer);
    }

    /// <summary>The method's attributes become the endpoint's metadata, so that <c>[RequestSizeLimit]</c> and the like work.</summary>
    private static void Map(WebApplication app, HttpFunction function)
    {
        var invoker = new FunctionInvoker(function);
        app.MapMethods(function.Route.RawText!, function.Methods, (RequestDelegate)Answer)
            .WithDisplayName(function.Name)
            .WithMetadata(function.Method.GetCustomAttributes(inherit: false));

        async Task Answer(HttpContext context)
        {
            using var span = Signals.Function(function.Name, "http");
            try
            {
                await (await invoker.Answer(context)).ExecuteAsync(context);
            }
            catch (Exception fault)
            {
                span.Failed(fault.GetType().Name);
                throw;
            }
        }
    }

    /// <summary>
    /// Everything that reaches this port could post to a timer's name, so the route exists only under the host, and only for the host's own calls:
    /// a client's request, handed on by the host, carries the client's host name or the proxy's headers.
    /// </summary>
    private static void Map(WebApplication app, TimerFunction timer)
    {
        var invoker = new FunctionInvoker(timer);
        app.MapPost(timer.Name, (RequestDelegate)Answer).WithDisplayName(timer.Name);

        async Task Answer(HttpContext context)
        {
            if (!context.Features.GetRequiredFeature<Caller>().IsTheHostItself)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            var info = await TimerEnvelope.Read(context.Request, timer.TriggerName);
            await invoker.Run(info, context.TraceIdentifier, context.RequestServices, context.RequestAborted);
            await TimerEnvelope.Done.ExecuteAsync(context);
        }
    }
}
