using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Submissions.Functions.Observation;

/// <summary>Something that was done, with all that was done for it.</summary>
internal sealed record Doing(string Name, string Trigger, DateTimeOffset At, TimeSpan Took, string? Error, IReadOnlyList<DoingPart> Parts);

/// <param name="After">How long after the whole began.</param>
internal sealed record DoingPart(string Name, TimeSpan After, TimeSpan Took, string? Error);

/// <param name="Total">The sum of a counter or a histogram; the last value of a gauge.</param>
internal sealed record Measured(string Name, string Of, string? Unit, long Count, double Total, double Highest);

/// <summary>On a laptop only: keeps the last things done and the counts since the start, in memory, for the page that shows them.</summary>
internal sealed class LocalTelemetry : IHostedService, IDisposable
{
    private const int Kept = 50;
    private const string PartsName = "parts";

    /// <summary>Whoever looks at the page would see little else.</summary>
    private static readonly string[] LeftOut = ["PageAsset", "PageTelemetry", "Health", "HealthReady"];

    private readonly ConcurrentQueue<Doing> requests = new();
    private readonly ConcurrentDictionary<string, Doing> timers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), Measured> measured = new();
    private ActivityListener? spans;
    private MeterListener? meters;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Doing> Requests => [.. requests.Reverse()];

    /// <summary>The last run of each timer, by name.</summary>
    public IReadOnlyList<Doing> Timers => [.. timers.Values.OrderBy(run => run.Name, StringComparer.Ordinal)];

    public IReadOnlyList<Measured> Measured => [.. measured.Values.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Of, StringComparer.Ordinal)];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Signals.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(spans);
        meters = new MeterListener { InstrumentPublished = Listen };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, value, tags));
        meters.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        spans?.Dispose();
        meters?.Dispose();
        (spans, meters) = (null, null);
    }

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == Signals.Name)
            listener.EnableMeasurementEvents(instrument);
    }

    private void Stopped(Activity span)
    {
        if (Whole(span) is not { } whole)
        {
            Keep(span);
            return;
        }

        var part = new DoingPart(span.OperationName, span.StartTimeUtc - whole.StartTimeUtc, span.Duration, Error(span));
        var parts = (ConcurrentQueue<DoingPart>?)whole.GetCustomProperty(PartsName);
        if (parts is null)
            whole.SetCustomProperty(PartsName, parts = new());
        parts.Enqueue(part);
    }

    /// <summary>The outermost of our own spans around it; null when it is that itself.</summary>
    private static Activity? Whole(Activity span)
    {
        Activity? whole = null;
        for (var around = span.Parent; around is not null; around = around.Parent)
            if (around.Source.Name == Signals.Name)
                whole = around;
        return whole;
    }

    private void Keep(Activity span)
    {
        if (span.GetTagItem("faas.trigger") is not string trigger || LeftOut.Contains(span.OperationName))
            return;
        var parts = (ConcurrentQueue<DoingPart>?)span.GetCustomProperty(PartsName);
        var doing = new Doing(span.OperationName, trigger, span.StartTimeUtc, span.Duration, Error(span), [.. (parts ?? []).OrderBy(part => part.After)]);
        if (trigger == "timer")
        {
            timers[doing.Name] = doing;
            return;
        }

        requests.Enqueue(doing);
        while (requests.Count > Kept && requests.TryDequeue(out _))
        {
        }
    }

    private static string? Error(Activity span) => span.GetTagItem("error.type")?.ToString();

    private void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var of = string.Join(", ", tags.ToArray().Select(tag => Convert.ToString(tag.Value, CultureInfo.InvariantCulture)));
        var isGauge = instrument is Gauge<double>;
        measured.AddOrUpdate(
            (instrument.Name, of),
            _ => new Measured(instrument.Name, of, instrument.Unit, 1, value, value),
            (_, known) => known with { Count = known.Count + 1, Total = isGauge ? value : known.Total + value, Highest = Math.Max(known.Highest, value) });
    }
}
