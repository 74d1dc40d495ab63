using Azure;
using Azure.Core;

namespace Submissions.Functions.AzureTables;

internal sealed partial class TableClient
{
    /// <summary>Writes all or nothing: 1 to 100 actions on different rows of one partition, 4 MiB at most.</summary>
    /// <returns>One answer for each action, in order, with its ETag.</returns>
    /// <exception cref="ArgumentException">The service would refuse the actions, whatever its rows are: nothing was sent.</exception>
    /// <exception cref="TableTransactionFailedException">
    /// An action was refused. A 409 or 412 also comes when an earlier try of this call had been written and its answer was lost:
    /// a caller that must know compares a mark of its own in the row.
    /// </exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions.ToList();
        TransactionRules.Check(actions);
        var body = TransactionBody.Write(address, actions);
        using var message = wire.Message(RequestMethod.Post, address.Transaction, RequestContent.Create(body.Bytes), body.ContentType);
        var response = await wire.SendAsync(message, cancellationToken).ConfigureAwait(false);

        var parts = TransactionAnswer.Read(response);
        if (parts.FirstOrDefault(p => p.IsError) is { } refusal)
            throw new TableTransactionFailedException(TableWire.Failure(refusal), ServiceError.FailedActionOf(refusal));
        if (parts.Count != actions.Count)
            throw new RequestFailedException(response.Status, $"The table service answered {parts.Count} of {actions.Count} actions.");
        return Response.FromValue(parts, response);
    }
}
