using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <param name="Question">The number of the question that is answered; null answers the requested changes.</param>
internal sealed record AnswerWish(int? Question, string? Words);

/// <param name="Words">Why, or nothing.</param>
internal sealed record ReasonWish(string? Words);

/// <summary>The organisers answer what was asked and decided.</summary>
internal sealed class AnswerFunctions(AnswerUnit answer)
{
    [Function("ApiAnswer")]
    public async Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/answers")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<AnswerWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        var outcome = wish.Question is { } number
            ? await answer.QuestionAsync(asked.Access, number, wish.Words, asked.Request, asked.Act, cancellationToken)
            : await answer.RequestAsync(asked.Access, wish.Words, asked.Request, asked.Act, cancellationToken);
        return outcome.Stands();
    }

    [Function("ApiConfirm")]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/confirm")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        if (await JsonBody.RefuseAnyAsync(request, cancellationToken) is { } unwanted)
            return unwanted;
        return (await answer.ConfirmAsync(asked.Access, asked.Request, asked.Act, cancellationToken)).Stands();
    }

    [Function("ApiDecline")]
    public async Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/decline")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<ReasonWish>(request, cancellationToken);
        return body.Value is { } wish
            ? (await answer.RenounceAsync(asked.Access, wish.Words, asked.Request, asked.Act, cancellationToken)).Stands()
            : body.Problem!;
    }
}

/// <summary>A proposed merge, for the organisers of either side.</summary>
internal sealed class MergeFunctions(ReadMerge read, MergeProposals merges)
{
    [Function("ApiMerge")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{id}/merge")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        if (await read.RunAsync(asked.Access, cancellationToken) is not { } view)
            return Problem.NotFound;
        // Until both have agreed, nobody's address goes to strangers.
        var theirs = view.OtherText with { Contacts = [.. view.OtherText.Contacts.Select(contact => contact with { Email = null, Phone = null })] };
        return Answer.Ok(new MergeTextsAnswer(MergeAnswer.Of(view.Mine.Proposal)!, view.Other.Filed!.Reference.Value, view.MyText, theirs));
    }

    [Function("ApiMergeAgree")]
    public async Task<IResult> AgreeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/merge/agree")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        if (await JsonBody.RefuseAnyAsync(request, cancellationToken) is { } unwanted)
            return unwanted;
        return (await merges.AgreeAsync(asked.Access, asked.Request, asked.Act, cancellationToken)).Stands();
    }

    [Function("ApiMergeDecline")]
    public async Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/merge/decline")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<ReasonWish>(request, cancellationToken);
        return body.Value is { } wish
            ? (await merges.DeclineAsync(asked.Access, wish.Words, asked.Request, asked.Act, cancellationToken)).Stands()
            : body.Problem!;
    }
}

internal static class StandingAnswers
{
    public static IResult Stands(this Outcome<Opened> outcome) => outcome.Answered(after => Answer.Ok(StandingAnswer.Of(after.Proposal)));
}
