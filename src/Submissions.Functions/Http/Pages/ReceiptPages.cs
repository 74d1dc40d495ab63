using Submissions.Domain.Calls;
using Submissions.Domain.Receipts;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Receipts;

namespace Submissions.Functions.Http.Pages;

/// <summary>A receipt, for whoever holds its code, and the page that finds it.</summary>
internal sealed class ReceiptPages(ReadReceipt read, ReadCalls calls)
{
    [Function("PageReceipt")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "receipts/{call}/{code}")] HttpRequest request, string call, string code, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await read.RunAsync(id, code, cancellationToken) is { } found
            ? Answers.Page<ReceiptPage>(new { found.Receipt, found.Call, Address = new Uri(PublicAddress.Of(request), $"/receipts/{id}/{code}") })
            : Answers.Problem(
                StatusCodes.Status404NotFound, "No receipt has this code", "Either the code was not copied whole, or no filing was ever receipted under it.",
                new Views.Frame.WayOut("/receipts", "Type the code again"));

    [Function("PageReceiptFind")]
    public async Task<IResult> Find([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "receipts")] HttpRequest request, CancellationToken cancellationToken)
    {
        var all = await calls.AllAsync(cancellationToken);
        var (call, typed) = (request.Query["call"].ToString(), request.Query["code"].ToString());
        if (typed.Length == 0)
            return Answers.Page<VerifyPage>(new { Calls = all, Call = call });
        var (from, code) = Parse(call, typed);
        return CallId.TryParse(from, out var id) && await read.RunAsync(id, code, cancellationToken) is not null
            ? Answers.SeeOther($"/receipts/{id}/{code}")
            : Answers.Page<VerifyPage>(
                new { Calls = all, Call = from, Code = typed, Refused = "No receipt of this call has this code. Compare it with the receipt, sign by sign; or choose another call." },
                StatusCodes.Status404NotFound);
    }

    /// <summary>A code, or the whole address of a receipt, which names its call.</summary>
    private static (string Call, string Code) Parse(string call, string typed)
    {
        var parts = typed.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is [.., "receipts", var named, var code])
            return (named, Plain(code));
        return (call, Plain(typed));
    }

    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
