using Azure;

namespace Submissions.Functions.AzureTables;

/// <summary>What makes a transaction impossible whatever the rows are. The emulator lets some of it through, the service none.</summary>
internal static class TransactionRules
{
    public static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count is 0 or > Limits.ActionsOfATransaction)
            throw Refused($"A transaction has 1 to {Limits.ActionsOfATransaction} actions; this one has {actions.Count}.");

        var partition = actions[0].Entity.PartitionKey;
        var rows = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < actions.Count; i++)
        {
            var action = actions[i];
            if (!string.Equals(action.Entity.PartitionKey, partition, StringComparison.Ordinal))
                throw Refused($"A transaction stays in one partition; action {i} is in another than action 0.");
            if (!rows.Add(action.Entity.RowKey))
                throw Refused($"A transaction touches a row once; action {i} is the second for its row.");
            if (action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace)
                Limits.Version(action.ETag);
        }
    }

    public static ArgumentException Refused(string why) => new(why);
}
