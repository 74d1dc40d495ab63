using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Submissions.Functions.Observation;

/// <summary>Spans and metrics to wherever the standard variables (<c>OTEL_EXPORTER_OTLP_…</c>) say. Without them nothing of OpenTelemetry is even loaded.</summary>
internal sealed class OtlpExport(IConfiguration configuration) : IHostedService, IDisposable
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
        if (OtlpAsked.By(configuration, OtlpAsked.Traces))
        {
            providers.Add(Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", Signals.Name)
                .AddOtlpExporter(target => Set(target, OtlpAsked.Traces)).Build());
        }

        if (OtlpAsked.By(configuration, OtlpAsked.Metrics))
        {
            providers.Add(Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("Microsoft.AspNetCore.Hosting", Signals.Name)
                .AddOtlpExporter(target => Set(target, OtlpAsked.Metrics)).Build());
        }
    }

    /// <summary>The exporter reads the variables of all signals itself; a signal's own ones it does not.</summary>
    private void Set(OtlpExporterOptions target, string signal)
    {
        target.Protocol = OtlpAsked.Own(configuration, signal, "PROTOCOL") switch
        {
            "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            _ => target.Protocol,
        };
        target.Headers = OtlpAsked.Own(configuration, signal, "HEADERS") ?? target.Headers;
        if (int.TryParse(OtlpAsked.Own(configuration, signal, "TIMEOUT"), CultureInfo.InvariantCulture, out var milliseconds))
            target.TimeoutMilliseconds = milliseconds;
        // Taken as it is; the address of all signals gets each one's path.
        if (OtlpAsked.OwnEndpoint(configuration, signal) is { } endpoint)
            target.Endpoint = endpoint;
    }
}
