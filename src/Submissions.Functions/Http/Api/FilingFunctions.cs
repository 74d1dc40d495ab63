using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A filing as acknowledged: it is stored, whatever happens after.</summary>
/// <param name="SubmittedAt">When the request began to arrive.</param>
internal sealed record SubmittedAnswer(string Id, ProposalStatus Status, string Reference, DateTimeOffset SubmittedAt, string ReceiptUrl);

internal sealed record WithdrawnAnswer(string Id, ProposalStatus Status, string Reference);

/// <summary>Files a proposal and takes it back.</summary>
internal sealed class FilingFunctions(SubmitProposal submit, WithdrawProposal withdraw, ReadFiledVersion versions)
{
    [Function("ApiSubmitProposal")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/submit")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        Asked.DoAsync(
            request, id, asked => submit.RunAsync(asked.Access, asked.Request, asked.Act, cancellationToken),
            filed => Answer.Ok(new SubmittedAnswer(
                filed.Id.Value, filed.Status, filed.Reference.Value, filed.SubmittedAt, Links.Receipt(request, filed.Id.Call, filed.ReceiptCode))),
            cancellationToken);

    [Function("ApiWithdrawProposal")]
    public Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/withdraw")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        Asked.DoAsync(
            request, id, asked => withdraw.RunAsync(asked.Access, asked.Request, asked.Act, cancellationToken),
            after => Answer.Ok(new WithdrawnAnswer(after.Proposal.Id.Value, after.Proposal.Status, after.Proposal.Filed!.Reference.Value)), cancellationToken);

    [Function("ApiFiledContent")]
    public async Task<IResult> ContentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{id}/content.json")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem) || !Query.TryReadVersion(request, out var version, out problem))
            return problem;
        return await versions.RunAsync(asked.Access, version, cancellationToken) is { } filed
            ? FiledTextFile.Of(request.HttpContext.Response, filed)
            : Problem.NotFound;
    }
}
