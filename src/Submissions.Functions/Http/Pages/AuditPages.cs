using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Exports;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Desk;

namespace Submissions.Functions.Http.Pages;

/// <summary>Who did what, when and from where, for coordinators: to read, filter and take out.</summary>
internal sealed class AuditPages(ReadAudit audit, ReadMembers members)
{
    [Function("PageAudit")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/audit")] HttpRequest request, CancellationToken cancellationToken)
    {
        var after = Text(request, "after");
        var page = await audit.PageAsync(Filter(request), after, cancellationToken);
        var list = (await members.RunAsync(cancellationToken)).Value;
        return Answers.Page<AuditPage>(new { page.Entries, page.After, Paged = after is not null, Filter = Filter(request), List = list });
    }

    [Function("PageAuditExport")]
    [Desk(DeskRole.Coordinator)]
    public IResult Export([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/audit/export")] HttpRequest request)
    {
        var (context, lines) = (request.HttpContext, request.Query["format"] == "jsonl");
        context.Response.Headers.CacheControl = "no-store";
        var entries = audit.AllAsync(Filter(request), context.RequestAborted);
        var name = $"audit-{context.ArrivedAt().UtcDateTime.ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture)}";
        return lines
            ? Results.Stream(body => AuditExport.WriteLinesAsync(body, entries, context.RequestAborted), "application/jsonl; charset=utf-8", $"{name}.jsonl")
            : Results.Stream(body => AuditExport.WriteCsvAsync(body, entries, context.RequestAborted), "text/csv; charset=utf-8", $"{name}.csv");
    }

    /// <summary>What cannot be read narrows nothing; the page shows what counts.</summary>
    private static AuditFilter Filter(HttpRequest request) => new(
        Text(request, "who"), Text(request, "what"), GivenDay.Read(Text(request, "from")).Day, GivenDay.Read(Text(request, "until")).Day,
        ProposalId.TryParse(Text(request, "proposal"), out var proposal) ? proposal : null);

    private static string? Text(HttpRequest request, string name) =>
        request.Query[name] is [{ Length: > 0 and <= 300 } one] && one.Trim() is { Length: > 0 } text && !text.Any(char.IsControl) ? text : null;
}
