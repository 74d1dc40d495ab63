using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Submissions.Functions.Observation;

namespace Submissions.Functions.Tests.Mail;

/// <summary>What our meters told of whatever the test did since: of other tests, which run beside it, nothing.</summary>
internal sealed class Heard : IDisposable
{
    private readonly AsyncLocal<bool> isHere = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Of)> told = [];
    private readonly MeterListener listener = new();

    public Heard()
    {
        isHere.Value = true;
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == Signals.Name)
                all.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    public IReadOnlyList<(double Value, string Of)> Of(string name) => [.. told.Where(one => one.Name == name).Select(one => (one.Value, one.Of))];

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (isHere.Value)
            told.Enqueue((instrument.Name, value, string.Join(", ", tags.ToArray().Select(tag => Convert.ToString(tag.Value, CultureInfo.InvariantCulture)))));
    }
}
