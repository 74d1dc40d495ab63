using System.Diagnostics.CodeAnalysis;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>What every request for an act of the desk says: on which proposal, on how much of its history, and whether it may have been answered before.</summary>
internal readonly record struct ReviewAct(ProposalId Proposal, int Seen, RequestKey? Request, Act Act)
{
    public static bool TryRead(HttpRequest request, string id, out ReviewAct act, [NotNullWhen(false)] out IResult? problem)
    {
        act = default;
        if (!IdempotencyKey.TryRead(request, out var repeated, out problem) || !SeenTag.TryRead(request, out var seen, out problem))
            return false;
        var known = ProposalId.TryParse(id, out var proposal);
        problem = known ? null : Problem.NotFound;
        act = new ReviewAct(proposal, seen, repeated, request.HttpContext.DeskAct());
        return known;
    }
}

/// <summary>How an act of the desk is answered: with the dossier as it is after it.</summary>
internal sealed class ReviewAnswer(ReadForReview dossiers)
{
    public async Task<IResult> AfterAsync<T>(HttpRequest request, ReviewAct act, Outcome<T> outcome, CancellationToken cancellationToken)
    {
        if (outcome is Outcome<T>.Refused refused)
            return Problem.Of(refused.Refusal, refused.Findings);
        if (outcome is Outcome<T>.NotFound || await dossiers.RunAsync(act.Proposal, request.HttpContext.ArrivedAt(), cancellationToken) is not { } dossier)
            return Problem.NotFound;
        return outcome is Outcome<T>.Changed
            ? Problem
                .New(ProblemCodes.ChangedMeanwhile, "Somebody acted since you read it, so nothing was done. Here is what is new: if it is still right, send it with the new ETag.")
                .With(problem => problem with { History = [.. dossier.History.Where(entry => entry.Number >= act.Seen)] }, SeenTag.Of(dossier.Seen))
            : new Answer(StatusCodes.Status200OK, DossierAnswer.Of(dossier, request)) { ETag = SeenTag.Of(dossier.Seen) };
    }
}
