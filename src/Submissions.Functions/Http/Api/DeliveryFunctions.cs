using Microsoft.AspNetCore.Mvc;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>
/// SendGrid tells what became of letters. Not one of the API's endpoints: nobody else can call it, and what is not answered by 200 is told again.
/// </summary>
internal sealed class DeliveryFunctions(TakeDeliveryNews take)
{
    private const string Signature = "X-Twilio-Email-Event-Webhook-Signature";
    private const string Timestamp = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>Bytes: some thousand events, more than a batch holds.</summary>
    private const int MostBytes = 1024 * 1024;

    [Function("DeliveryEvents"), RequestSizeLimit(MostBytes)]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/sendgrid")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!take.IsExpected)
            return Results.NotFound();
        if (request.ContentLength > MostBytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var taken = await take.RunAsync(request.Headers[Signature], request.Headers[Timestamp], body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken);
        return taken switch
        {
            NewsTaken.Recorded => Results.Ok(),
            NewsTaken.NotSigned => Results.StatusCode(StatusCodes.Status403Forbidden),
            NewsTaken.Malformed => Results.BadRequest(),
            _ => Results.NotFound(),
        };
    }
}
