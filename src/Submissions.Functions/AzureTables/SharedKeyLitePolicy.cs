using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Submissions.Functions.AzureTables;

/// <summary>
/// Signs each try anew, because the date it signs must be recent. The wall clock is read here and not from the product's
/// clock: the service compares it with its own.
/// </summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);

        // The emulator has the account in its path as well, and wants it twice: that is what the rule gives.
        var signature = credential.Sign($"{date}\n/{credential.AccountName}{request.Uri.ToUri().AbsolutePath}");
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{signature}");
    }
}
