using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Exports;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>What a filter of the queue means, as a file.</summary>
internal sealed class ExportFunctions(SelectProposals select, ExportProposals export)
{
    [Function("ApiReviewExport")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/export")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var query = QueueAddress.Read(request.Query, out var unknown);
        if (unknown.Count > 0)
            return Problem.Of(ProblemCodes.Query, ReviewFunctions.NotUnderstood(unknown));
        if (!Query.TryReadNeeded(request, "format", out var name, out var problem))
            return problem;
        if (ExportFormat.Find(name) is not { } format || format == ExportFormat.Print)
            return Problem.Of(ProblemCodes.Query, "?format= takes csv, xlsx, json or docx.");
        var (member, now) = (request.HttpContext.SignedIn().Member, request.HttpContext.ArrivedAt());
        var all = new CarriedSelection(new Selection.Matching(query.Filter), query.Sort, null);
        if (!CallId.TryParse(call, out var id) || await select.RunAsync(id, all, member, now, cancellationToken) is not { } view)
            return Problem.NotFound;
        var entries = view.Selected.Entries;
        if (entries.Count > format.Most)
            return Problem.Of(ProblemCodes.Query, $"{format.Name} takes at most {format.Most} proposals at once: narrow the filter, or take csv, xlsx or json.");
        var proposals = await export.RunAsync(id, format, entries, all.Selection.Words, request.HttpContext.DeskAct(), cancellationToken);
        return new ExportAnswer(format, view.AtHand.Call, proposals, now);
    }
}
