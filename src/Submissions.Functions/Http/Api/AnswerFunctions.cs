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
    public Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/answers")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        Asked.DoAsync<AnswerWish, Opened>(
            request, id, (asked, wish) => wish.Question is { } number
                ? answer.QuestionAsync(asked.Access, number, wish.Words, asked.Request, asked.Act, cancellationToken)
                : answer.RequestAsync(asked.Access, wish.Words, asked.Request, asked.Act, cancellationToken),
            StandingAnswer.After, cancellationToken);

    [Function("ApiConfirm")]
    public Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/confirm")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        Asked.DoAsync(request, id, asked => answer.ConfirmAsync(asked.Access, asked.Request, asked.Act, cancellationToken), StandingAnswer.After, cancellationToken);

    [Function("ApiDecline")]
    public Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/decline")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        Asked.DoAsync<ReasonWish, Opened>(
            request, id, (asked, wish) => answer.RenounceAsync(asked.Access, wish.Words, asked.Request, asked.Act, cancellationToken), StandingAnswer.After, cancellationToken);
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
    public Task<IResult> AgreeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/merge/agree")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        Asked.DoAsync(request, id, asked => merges.AgreeAsync(asked.Access, asked.Request, asked.Act, cancellationToken), StandingAnswer.After, cancellationToken);

    [Function("ApiMergeDecline")]
    public Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/merge/decline")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        Asked.DoAsync<ReasonWish, Opened>(
            request, id, (asked, wish) => merges.DeclineAsync(asked.Access, wish.Words, asked.Request, asked.Act, cancellationToken), StandingAnswer.After, cancellationToken);
}
