using Submissions.Functions.Hosting;
using Submissions.Functions.Observation;
using Submissions.Functions.Views.Telemetry;

namespace Submissions.Functions.Http.Pages;

/// <summary>What the app did last, on a laptop. Anywhere else it is told to OpenTelemetry, and there is nothing here.</summary>
internal sealed class TelemetryPages(LocalTelemetry telemetry, IHostEnvironment environment)
{
    private const string Storage = "db.client.operation.duration";
    private const string OldestLetter = "submissions.letters.oldest_due.age";

    [Function("PageTelemetry")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "telemetry")] HttpRequest request)
    {
        if (!environment.IsDevelopment())
            return Answers.NoSuchPage();
        var measured = telemetry.Measured;
        return Answers.Page<TelemetryPage>(new
        {
            Requests = telemetry.Requests.Select(Row).ToList(),
            Timers = telemetry.Timers.Select(Row).ToList(),
            Counts = measured.Where(one => one.Name is not (Storage or OldestLetter)).Select(one => new CountRow(one.Name, one.Of, one.Unit, one.Total)).ToList(),
            Calls = measured.Where(one => one.Name == Storage).Select(one => new CallRow(one.Of, one.Count, one.Total / one.Count * 1000, one.Highest * 1000)).ToList(),
            OldestLetter = measured.FirstOrDefault(one => one.Name == OldestLetter) is { } age ? TimeSpan.FromSeconds(age.Total) : (TimeSpan?)null,
        });
    }

    private static DoneRow Row(Doing doing) => new(
        doing.Name, doing.At, doing.Took.TotalMilliseconds, doing.Error, doing.Parts.Count(part => part.Name.Contains(" azure.", StringComparison.Ordinal)),
        [.. doing.Parts.Select(part => new PartRow(part.Name, part.After.TotalMilliseconds, part.Took.TotalMilliseconds, part.Error))]);
}
