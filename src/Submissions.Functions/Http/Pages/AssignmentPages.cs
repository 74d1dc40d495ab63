using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>Who looks after a proposal.</summary>
internal sealed class AssignmentPages(DossierAnswers answers, AssignProposal assign)
{
    [Function("PageProposalAssign")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Assign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/assignment")] HttpRequest request, string call, string id, CancellationToken cancellationToken)
    {
        var (act, refusal) = await PostedAct.ReadAsync(request, call, id, cancellationToken);
        if (act is null)
            return refusal!;
        var given = act.Fields.Line("to");
        EmailAddress? to = EmailAddress.TryParse(given, out var email) ? email : null;
        var outcome = given is not null && to is null
            ? Outcome<Opened>.No(ListRefusals.NotThere)
            : await assign.RunAsync(act.Proposal, to, act.Once, act.Seen, request.HttpContext.DeskAct(), cancellationToken);
        return await answers.AfterAsync(request, act, outcome, "assigned", "assignment", cancellationToken);
    }
}
