using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Submissions.Functions.Observation;

/// <summary>
/// What the app tells of itself (docs/adr/0013, docs/operations.md): spans and metrics, of the runtime's own kind. Nobody listens unless an operator
/// or a laptop asks for it. No value of anything a person typed, no address and no row's key ever becomes a name or an attribute here.
/// </summary>
internal static class Signals
{
    public const string Name = "Submissions";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Filings = Meter.CreateCounter<long>("submissions.filings", "{filing}", "Filings by how they ended");
    private static readonly Counter<long> Findings = Meter.CreateCounter<long>("submissions.findings", "{finding}", "Findings at filing, by rule and severity");
    private static readonly Counter<long> Letters = Meter.CreateCounter<long>("submissions.letters", "{letter}", "What became of letters, by kind and fate");
    private static readonly Gauge<double> OldestDue = Meter.CreateGauge<double>("submissions.letters.oldest_due.age", "s", "How long the oldest due letter has waited");
    private static readonly Counter<long> Documents = Meter.CreateCounter<long>("submissions.documents", "{document}", "Documents received, by type");
    private static readonly Histogram<long> DocumentSize = Meter.CreateHistogram<long>("submissions.document.size", "By", "Size of documents received");
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("submissions.conflicts", "{conflict}", "Changes that lost a race for a row, by what was lost");
    private static readonly Histogram<double> CallTimes = Meter.CreateHistogram<double>("db.client.operation.duration", "s", "Calls to tables and blobs");

    /// <summary>Whether a span or a time of a call to storage is of use to anybody.</summary>
    public static bool WantsStorage => Source.HasListeners() || CallTimes.Enabled;

    public static void Filed(string outcome) => Filings.Add(1, new KeyValuePair<string, object?>("submissions.filing.outcome", outcome));

    public static void Found(string rule, string severity) =>
        Findings.Add(1, new("submissions.finding.rule", rule), new("submissions.finding.severity", severity));

    public static void Letter(string kind, string fate) => Letters.Add(1, new("submissions.letter.kind", kind), new("submissions.letter.fate", fate));

    public static void OldestLetter(TimeSpan age) => OldestDue.Record(age.TotalSeconds);

    public static void Received(string type, long bytes)
    {
        var kind = new KeyValuePair<string, object?>("submissions.document.type", type);
        Documents.Add(1, kind);
        DocumentSize.Record(bytes, kind);
    }

    public static void Conflict(string lost) => Conflicts.Add(1, new KeyValuePair<string, object?>("submissions.conflict", lost));

    /// <summary>A function, whoever called it.</summary>
    public static Activity? Function(string name, string trigger) => Source.StartActivity(name) is { } span
        ? span.SetTag("faas.name", name).SetTag("faas.trigger", trigger)
        : null;

    /// <summary>An operation on one proposal.</summary>
    /// <param name="what">As a request's answer is stored by; behind its first hyphen stands whose it is, and behind "#" what was said: neither is told.</param>
    public static Activity? Change(string what) => Source.StartActivity($"change {what.Split('-', '#')[0]}");

    public static Activity? Mail(string kind) => Source.StartActivity("send letter", ActivityKind.Client)?.SetTag("submissions.letter.kind", kind);

    public static Activity? StorageCall(string system, string operation) => Source.StartActivity($"{operation} {system}", ActivityKind.Client) is { } span
        ? span.SetTag("db.system.name", system).SetTag("db.operation.name", operation)
        : null;

    public static void StorageCalled(TimeSpan took, string system, string operation, string? error)
    {
        var tags = new TagList { { "db.system.name", system }, { "db.operation.name", operation } };
        if (error is not null)
            tags.Add("error.type", error);
        CallTimes.Record(took.TotalSeconds, tags);
    }

    public static void Failed(this Activity? span, string error) => span?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
}
