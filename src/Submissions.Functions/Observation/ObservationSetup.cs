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

/// <summary>Apart from <see cref="OtlpExport"/>, so that asking does not load what it needs.</summary>
internal static class OtlpAsked
{
    private static readonly string[] Parts = ["", "_TRACES", "_METRICS"];

    public static bool By(IConfiguration configuration) =>
        !configuration.GetValue("OTEL_SDK_DISABLED", false)
        && Parts.Any(part => configuration[$"OTEL_EXPORTER_OTLP{part}_ENDPOINT"] is { Length: > 0 });
}
