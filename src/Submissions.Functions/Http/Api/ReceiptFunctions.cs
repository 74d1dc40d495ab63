using Submissions.Domain.Calls;
using Submissions.Domain.Receipts;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A receipt, with its instant in UTC and in the call's zone.</summary>
internal sealed record ReceiptAnswer(
    string Code, string Call, string CallName, string Reference, int Version, string Title, string Lead, DateTimeOffset FiledAt, DateTimeOffset FiledAtInZone,
    string TimeZone, string ContentSha256, IReadOnlyList<ReceiptFile> Files, bool WaitingList, string ReceiptUrl)
{
    public static ReceiptAnswer Of(Receipt receipt, Call call, HttpRequest request) => new(
        receipt.Code, receipt.Call, receipt.CallName, receipt.Reference, receipt.Version, receipt.Title, receipt.Lead, receipt.At,
        TimeZoneInfo.ConvertTime(receipt.At, call.Zone), receipt.TimeZone, receipt.ContentSha256, receipt.Files, receipt.WaitingList, Links.Receipt(request, call.Id, receipt.Code));
}

/// <summary>A receipt for whoever holds its code.</summary>
internal sealed class ReceiptFunctions(ReadReceipt receipts)
{
    [Function("ApiReceipt")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/receipts/{call}/{code}")] HttpRequest request, string call, string code, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await receipts.RunAsync(id, code, cancellationToken) is var (receipt, found)
            ? Answer.Ok(ReceiptAnswer.Of(receipt, found, request))
            : Problem.NotFound;
}
