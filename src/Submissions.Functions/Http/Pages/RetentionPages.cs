using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Api;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Keeping;

namespace Submissions.Functions.Http.Pages;

/// <summary>When a call's personal data is erased and what goes; afterwards what stayed, to be kept elsewhere.</summary>
internal sealed class RetentionPages(ReadRetention retention)
{
    [Function("PageRetention")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}/retention")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        await FindAsync(call, cancellationToken) is { } view
            ? Answers.Page<RetentionPage>(new
            {
                view.Call, view.Due, view.Times.StartedAt, view.Times.FinishedAt, view.Rows, view.IsCounted, view.Kept, Now = request.HttpContext.ArrivedAt(),
            })
            : Answers.NoSuchPage();

    [Function("PageRetentionReport")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Report(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/calls/{call}/retention/report.json")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        await FindAsync(call, cancellationToken) is { } view
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(RetentionAnswer.Of(view), ApiJson.Options), "application/json", $"{view.Call.Id}-retention.json")
            : Answers.NoSuchPage();

    private async Task<RetentionView?> FindAsync(string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) ? await retention.RunAsync(id, cancellationToken) : null;
}
