using Azure;

namespace Submissions.Functions.AzureTables;

/// <summary>A transaction was refused as a whole; nothing of it was written.</summary>
internal sealed class TableTransactionFailedException(RequestFailedException failure, int? failedTransactionActionIndex)
    : RequestFailedException(failure.Status, failure.Message, failure.ErrorCode, failure)
{
    /// <summary>The position of the action that stopped the transaction; null when the service did not name one.</summary>
    public int? FailedTransactionActionIndex { get; } = failedTransactionActionIndex;
}
