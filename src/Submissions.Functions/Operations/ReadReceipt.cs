using Submissions.Domain.Calls;
using Submissions.Domain.Receipts;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Shows a receipt to whoever holds its code.</summary>
internal sealed class ReadReceipt(ProposalStore proposals, CallStore calls)
{
    public async Task<(Receipt Receipt, Call Call)?> RunAsync(CallId callId, string code, CancellationToken cancellationToken)
    {
        if (code.Length != Receipt.CodeLength || !code.All(Domain.Symbols.Contain))
            return null;
        return await proposals.FindReceiptAsync(callId, code, cancellationToken) is { } receipt
            && await calls.FindAsync(callId, cancellationToken) is { } call
            ? (receipt, call)
            : null;
    }
}
