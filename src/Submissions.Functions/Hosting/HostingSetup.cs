using Microsoft.Extensions.Logging.Console;
using Submissions.Functions.Observation;

namespace Submissions.Functions.Hosting;

/// <summary>This room's services and its part of the pipeline.</summary>
internal static class HostingSetup
{
    /// <param name="functions">Instead of the app's own.</param>
    public static void AddHosting(this WebApplicationBuilder builder, FunctionsHost host, TimeProvider clock, FunctionCatalog? functions = null)
    {
        builder.WebHost.UseUrls(host.Url).ConfigureKestrel(RequestLimits.Set);
        // Under the host a page waits for the start; laptop and tests have found out that the container holds all it needs.
        builder.Host.UseDefaultServiceProvider(container => (container.ValidateOnBuild, container.ValidateScopes) = (!host.IsCaller, true));
        AddLog(builder, host);

        var services = builder.Services;
        services.AddSingleton(host);
        services.AddSingleton(clock);
        services.AddSingleton(BuiltVersion.In(AppContext.BaseDirectory));
        services.AddCompression();
        PublicAddress.Register(services, builder.Configuration, host);
        services.AddSingleton(PlatformPrincipal.From(builder.Configuration, host));
        AddFunctions(services, functions ?? FunctionCatalog.Discover(check: !host.IsCaller));
        if (!host.IsCaller && builder.Configuration.GetValue("Timers:Run", false))
            services.AddHostedService<LocalTimers>();
    }

    /// <summary>Plain words on a laptop. The Functions host takes lines, and those by the error stream for warnings and errors.</summary>
    private static void AddLog(WebApplicationBuilder builder, FunctionsHost host)
    {
        if (!host.IsCaller)
        {
            builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.ColorBehavior) = (true, LoggerColorBehavior.Disabled));
            return;
        }

        // That it listens the host sees by itself; to write it, some sixty methods were compiled.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services.AddSingleton<ConsoleFormatter, JsonLines>();
        builder.Logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (JsonLines.FormatterName, LogLevel.Warning));
    }

    /// <summary>Outermost first.</summary>
    public static void UseHosting(this WebApplication app)
    {
        app.UseArrivalStamp();
        app.UseRequestSpan();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseMiddleware<FailureMiddleware>();
        app.UseMiddleware<CallerMiddleware>();
        app.UseCrossSiteRefusal();
        app.UseRouting();
    }

    /// <summary>Each function's class is in the container, so that the container can be known to hold all it needs before the first request.</summary>
    private static void AddFunctions(IServiceCollection services, FunctionCatalog catalog)
    {
        services.AddSingleton(catalog);
        foreach (var type in catalog.Types)
            services.AddTransient(type);
    }
}
