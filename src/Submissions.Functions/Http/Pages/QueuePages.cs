using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Http.Pages;

/// <summary>The support unit's queue.</summary>
internal sealed class QueuePages(ListQueue list)
{
    [Function("PageQueue")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "queue/{call}")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        ProposalStatus? status = ProposalStatuses.TryParse(request.Query["status"], out var asked) ? asked : null;
        var after = request.Query["after"] is [{ Length: > 0 } position] ? position : null;
        return await list.RunAsync(id, status, after, cancellationToken) is { } view
            ? Answers.Page<QueuePage>(new { view.Call, view.Entries, view.Status, Paged = after is not null, view.After })
            : Answers.NoSuchPage();
    }
}
