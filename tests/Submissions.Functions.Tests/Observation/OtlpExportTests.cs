using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Submissions.Functions.Observation;

namespace Submissions.Functions.Tests.Observation;

/// <summary>Where spans and metrics go when one signal has variables of its own.</summary>
public sealed class OtlpExportTests : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, string? Key)> received = [];
    private readonly string address;

    public OtlpExportTests()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        listener.Prefixes.Add($"{address}/");
        listener.Start();
        _ = TakeAsync();
    }

    public void Dispose() => listener.Close();

    [Theory]
    [InlineData("TRACES")]
    [InlineData("METRICS")]
    public async Task A_signals_own_variables_say_where_it_goes_and_how_and_the_other_goes_nowhere(string signal)
    {
        await ExportAsync(($"{signal}_ENDPOINT", $"{address}/own/{signal}"), ($"{signal}_PROTOCOL", "http/protobuf"), ($"{signal}_HEADERS", "x-key=own"));

        Assert.Equal([($"/own/{signal}", "own")], received.Distinct());
    }

    [Fact]
    public async Task Each_goes_its_own_way_where_both_have_one()
    {
        await ExportAsync(
            ("TRACES_ENDPOINT", $"{address}/one"), ("TRACES_PROTOCOL", "http/protobuf"), ("METRICS_ENDPOINT", $"{address}/two"), ("METRICS_PROTOCOL", "http/protobuf"));

        Assert.Equal([("/one", null), ("/two", null)], received.Distinct().Order());
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", false, true)]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", false, false)]
    public void Asked_is_for_what_has_an_address(string variable, bool traces, bool metrics)
    {
        var configuration = Configured((variable, "http://127.0.0.1:1"));
        Assert.Equal(
            (traces, metrics, traces || metrics),
            (OtlpAsked.By(configuration, OtlpAsked.Traces), OtlpAsked.By(configuration, OtlpAsked.Metrics), OtlpAsked.By(configuration)));
        Assert.False(OtlpAsked.By(Configured((variable, "http://127.0.0.1:1"), ("OTEL_SDK_DISABLED", "true"))));
    }

    [Fact]
    public void What_is_no_address_stops_the_start_by_its_name()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => OtlpAsked.By(Configured(("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "collector"))));
        Assert.Contains("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", refused.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configured(params (string Name, string? Value)[] variables) =>
        new ConfigurationBuilder().AddInMemoryCollection(variables.Select(one => KeyValuePair.Create(one.Name, one.Value))).Build();

    /// <summary>A span and a count, and an end that sends what is left.</summary>
    private static async Task ExportAsync(params (string Name, string? Value)[] variables)
    {
        using var export = new OtlpExport(Configured([.. variables.Select(one => ($"OTEL_EXPORTER_OTLP_{one.Name}", one.Value))]));
        await export.StartAsync(TestContext.Current.CancellationToken);
        Signals.Function("Some", "http")?.Dispose();
        Signals.Conflict("Stale");
        await export.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                received.Enqueue((context.Request.Url!.AbsolutePath, context.Request.Headers["x-key"]));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
