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
    public Task<IResult> Assign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/assignment")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "assigned", "assignment", async (act, fields) => fields.Line("to") switch
        {
            null => await assign.RunAsync(act, null, cancellationToken),
            var given when EmailAddress.TryParse(given, out var to) => await assign.RunAsync(act, to, cancellationToken),
            _ => Outcome<Opened>.No(ListRefusals.NotThere),
        }, cancellationToken);
}
