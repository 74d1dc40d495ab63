using System.Globalization;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <param name="To">A member's address, or null for nobody.</param>
internal sealed record AssignmentWish(string? To);

internal sealed record NoteWish(string? Words);

/// <summary>A note of the support unit.</summary>
/// <param name="StruckAt">When its author struck it; null while it stands.</param>
internal sealed record NoteAnswer(string Id, string By, DateTimeOffset At, string Words, DateTimeOffset? StruckAt)
{
    public static NoteAnswer Of(Note note) => new(note.Id, note.By, note.At, note.Words, note.StruckAt);
}

/// <summary>What changed between two filed versions, field by field; the parts of a text in their order.</summary>
internal sealed record DifferencesAnswer(int From, int To, IReadOnlyList<FieldDifference> Fields);

/// <summary>What the support unit keeps about a proposal among itself: assignment and notes; and what changed between versions.</summary>
internal sealed class UnitFunctions(AssignProposal assign, WriteNote notes, ReadForReview dossiers, ReviewAnswer answer)
{
    [Function("ApiAssign")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> AssignAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/proposals/{id}/assignment")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<AssignmentWish>(request, id, async (act, wish) => wish.To switch
        {
            null => await assign.RunAsync(act, null, cancellationToken),
            var given when EmailAddress.TryParse(given, out var to) => await assign.RunAsync(act, to, cancellationToken),
            _ => Outcome<Opened>.No(ListRefusals.NotThere),
        }, cancellationToken);

    [Function("ApiAddNote")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> AddNoteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/notes")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.TryRead(request, out var repeated, out var problem))
            return problem;
        if (!ProposalId.TryParse(id, out var proposal))
            return Problem.NotFound;
        var body = await JsonBody.ReadAsync<NoteWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        var outcome = await notes.RunAsync(proposal, repeated, wish.Words, request.HttpContext.DeskAct(), cancellationToken);
        return outcome.Answered(note => new Answer(StatusCodes.Status201Created, NoteAnswer.Of(note)));
    }

    [Function("ApiStrikeNote")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> StrikeNoteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/proposals/{id}/notes/{note}")] HttpRequest request, string id, string note, CancellationToken cancellationToken)
    {
        if (!ProposalId.TryParse(id, out var proposal))
            return Problem.NotFound;
        var outcome = await notes.StrikeAsync(proposal, note, request.HttpContext.DeskAct(), cancellationToken);
        return outcome.Answered(struck => Answer.Ok(NoteAnswer.Of(struck)));
    }

    [Function("ApiDifferences")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> DifferencesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/proposals/{id}/differences")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Query.TryReadNeeded(request, "from", out var from, out var problem) || !Query.TryReadNeeded(request, "to", out var to, out problem))
            return problem;
        if (!ProposalId.TryParse(id, out var proposal)
            || await dossiers.RunAsync(proposal, request.HttpContext.ArrivedAt(), cancellationToken) is not { } dossier
            || Version(dossier, from) is not { } before || Version(dossier, to) is not { } after)
            return Problem.NotFound;
        return Answer.Ok(new DifferencesAnswer(before.Number, after.Number, VersionDifference.Between(before, after)));
    }

    private static FiledVersion? Version(Dossier dossier, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? dossier.Versions.FirstOrDefault(version => version.Number == wanted) : null;
}
