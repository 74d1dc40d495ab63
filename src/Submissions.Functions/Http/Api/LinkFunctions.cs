using Submissions.Domain;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

internal sealed record LinkWish
{
    public required string Email { get; init; }
}

internal sealed record LinkAnswer(string SentTo);

/// <summary>Sends the proposal's link by mail, with a key of its own, so that it can be gone on with on another machine.</summary>
internal sealed class LinkFunctions(SendLink send)
{
    [Function("ApiSendLink")]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/link")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<LinkWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        if (!EmailAddress.TryParse(wish.Email, out var address))
            return Problem.Of(ProblemCodes.Email, "email: this is no address a letter can be sent to. It needs one @ and a domain, as in name@example.org.");
        var outcome = await send.RunAsync(asked.Access, address, asked.Request, asked.Act, cancellationToken);
        return outcome.Answered(_ => new Answer(StatusCodes.Status202Accepted, new LinkAnswer(address.Value)));
    }
}
