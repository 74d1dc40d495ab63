using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Submissions.Functions.Observation;

/// <summary>Spans and metrics to wherever the standard variables (<c>OTEL_EXPORTER_OTLP_…</c>) say. Without them nothing of OpenTelemetry is even loaded.</summary>
internal sealed class OtlpExport : IHostedService, IDisposable
{
    private readonly List<IDisposable> providers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        foreach (var provider in providers)
            provider.Dispose();
        providers.Clear();
    }

    /// <summary>The framework's spans hold no path but the route's, its metrics neither; those of HttpClient and of Azure's clients name rows and are left out.</summary>
    private void Start()
    {
        var resource = ResourceBuilder.CreateEmpty().AddService("submissions").AddTelemetrySdk().AddEnvironmentVariableDetector();
        providers.Add(Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", Signals.Name).AddOtlpExporter().Build());
        providers.Add(Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("Microsoft.AspNetCore.Hosting", Signals.Name).AddOtlpExporter().Build());
    }
}
