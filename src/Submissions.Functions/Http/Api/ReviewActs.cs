using System.Diagnostics.CodeAnalysis;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>An act of the desk by a program: read, done, and answered with the dossier as it is after it.</summary>
internal sealed class ReviewAnswer(ReadForReview dossiers)
{
    public async Task<IResult> DoAsync(HttpRequest request, string id, Func<UnitAct, Task<Outcome<Opened>>> run, CancellationToken cancellationToken)
    {
        if (!TryRead(request, id, out var act, out var problem))
            return problem;
        if (await JsonBody.RefuseAnyAsync(request, cancellationToken) is { } unwanted)
            return unwanted;
        return await AfterAsync(request, act, await run(act), cancellationToken);
    }

    public async Task<IResult> DoAsync<TWish>(HttpRequest request, string id, Func<UnitAct, TWish, Task<Outcome<Opened>>> run, CancellationToken cancellationToken)
        where TWish : class
    {
        if (!TryRead(request, id, out var act, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<TWish>(request, cancellationToken);
        return body.Value is { } wish ? await AfterAsync(request, act, await run(act, wish), cancellationToken) : body.Problem!;
    }

    private static bool TryRead(HttpRequest request, string id, out UnitAct act, [NotNullWhen(false)] out IResult? problem)
    {
        act = default;
        if (!IdempotencyKey.TryRead(request, out var repeated, out problem) || !SeenTag.TryRead(request, out var seen, out problem))
            return false;
        var known = ProposalId.TryParse(id, out var proposal);
        problem = known ? null : Problem.NotFound;
        act = new UnitAct(proposal, seen, repeated, request.HttpContext.DeskAct());
        return known;
    }

    private async Task<IResult> AfterAsync(HttpRequest request, UnitAct act, Outcome<Opened> outcome, CancellationToken cancellationToken)
    {
        if (outcome is Outcome<Opened>.Refused refused)
            return Problem.Of(refused.Refusal, refused.Findings);
        if (outcome is Outcome<Opened>.NotFound || await dossiers.RunAsync(act.Proposal, request.HttpContext.ArrivedAt(), cancellationToken) is not { } dossier)
            return Problem.NotFound;
        return outcome is Outcome<Opened>.Changed
            ? Problem
                .New(ProblemCodes.ChangedMeanwhile, "Somebody acted since you read it, so nothing was done. Here is what is new: if it is still right, send it with the new ETag.")
                .With(problem => problem with { History = [.. dossier.History.Where(entry => entry.Number >= act.Seen)] }, SeenTag.Of(dossier.Seen))
            : new Answer(StatusCodes.Status200OK, DossierAnswer.Of(dossier, request)) { ETag = SeenTag.Of(dossier.Seen) };
    }
}
