using Microsoft.Extensions.Options;

namespace Submissions.Functions.Observation;

internal static class ObservationSetup
{
    /// <summary>Nothing where nobody asked: then nobody listens, and a span or a count costs a comparison.</summary>
    /// <param name="isLaptop">Whether the page that shows what was done may exist.</param>
    public static void AddObservation(this IServiceCollection services, IConfiguration configuration, bool isLaptop)
    {
        services.AddSingleton<LocalTelemetry>();
        if (isLaptop)
            services.AddHostedService(all => all.GetRequiredService<LocalTelemetry>());
        if (OtlpAsked.By(configuration))
            services.AddHostedService<OtlpExport>();
    }
}

/// <summary>What the standard variables ask for. Apart from <see cref="OtlpExport"/>, so that asking does not load what it needs.</summary>
internal static class OtlpAsked
{
    public const string Traces = "TRACES", Metrics = "METRICS";

    private const string Endpoint = "ENDPOINT";

    public static bool By(IConfiguration configuration) =>
        !configuration.GetValue("OTEL_SDK_DISABLED", false) && (By(configuration, Traces) || By(configuration, Metrics));

    /// <summary>Whether it is said where a signal goes, by its own variable or by that of all.</summary>
    public static bool By(IConfiguration configuration, string signal) =>
        OwnEndpoint(configuration, signal) is not null || configuration[$"OTEL_EXPORTER_OTLP_{Endpoint}"] is { Length: > 0 };

    public static Uri? OwnEndpoint(IConfiguration configuration, string signal) => Own(configuration, signal, Endpoint) switch
    {
        null => null,
        var value when Uri.TryCreate(value, UriKind.Absolute, out var address) => address,
        var value => throw new OptionsValidationException(signal, typeof(Uri), [$"OTEL_EXPORTER_OTLP_{signal}_{Endpoint} is \"{value}\", which is no address."]),
    };

    /// <summary>A signal's own variable, which goes before that of all signals; null when it is not set.</summary>
    public static string? Own(IConfiguration configuration, string signal, string what) =>
        configuration[$"OTEL_EXPORTER_OTLP_{signal}_{what}"] is { Length: > 0 } value ? value : null;
}
