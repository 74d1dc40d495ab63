using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>The decision on one proposal, and its merge with another, on the dossier's page.</summary>
internal sealed class DecisionPages(DossierAnswers answers, DecideProposal decide, MergeProposals merges, FindReference references)
{
    [Function("PageDecide")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Prepare(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/decision")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "prepared", "decide", async (act, fields) => DecisionKinds.Find(fields.Line("kind")) is { } kind
            ? await decide.PrepareAsync(act, new WantedVerdict(kind, kind == DecisionKind.Accept ? fields.Line("place") : null, fields.Text("words")), cancellationToken)
            : Outcome<Opened>.No(Refusal.NothingDecided), cancellationToken);

    [Function("PageDecideUndo")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Undo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/decision/undo")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "undone", "decide", (act, _) => decide.UndoAsync(act, cancellationToken), cancellationToken);

    [Function("PageDecideRelease")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Release(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/decision/release")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "released", "decide", (act, fields) => decide.ReleaseAsync(
            act, int.TryParse(fields.Line("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, cancellationToken), cancellationToken);

    [Function("PageDecidePromote")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Promote(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/promote")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "promoted", "decide", (act, fields) => decide.PromoteAsync(act, fields.Line("place"), fields.Text("words"), cancellationToken), cancellationToken);

    [Function("PageDecidePlace")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Place(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/place")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "placed", "decide", (act, fields) => decide.GivePlaceAsync(act, fields.Line("place"), fields.Text("words"), cancellationToken), cancellationToken);

    /// <summary>After it, who may have the place stands there.</summary>
    [Function("PageAcceptanceEnd")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> EndAcceptance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/acceptance/end")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "ended", "give-on", (act, fields) => decide.EndAcceptanceAsync(act, fields.Text("words"), cancellationToken), cancellationToken);

    [Function("PageDecideHeld")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Held(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/held")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "held", "decide", (act, _) => decide.MarkHeldAsync(act, cancellationToken), cancellationToken);

    [Function("PageDecideMerge")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Merge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/merge")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "merging", "merge", async (act, fields) => await references.RunAsync(act.Proposal.Call, fields.Line("into"), cancellationToken) is { } into
            ? await merges.ProposeAsync(act, into, fields.Text("words"), GivenDay.Read(fields.Line("until")), cancellationToken)
            : Outcome<Opened>.No(Refusal.NoSuchReference), cancellationToken);

    [Function("PageDecideMergeCallOff")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> CallOff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/merge/call-off")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "unmerged", "merge", (act, _) => merges.CallOffAsync(act, cancellationToken), cancellationToken);
}
