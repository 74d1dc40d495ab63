using Azure;

namespace Submissions.Functions.AzureTables;

internal enum TableUpdateMode
{
    Merge,
    Replace,
}

internal enum TableTransactionActionType
{
    Add,
    UpdateMerge,
    UpdateReplace,
    Delete,
    UpsertMerge,
    UpsertReplace,
}

internal sealed class TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
{
    public TableTransactionActionType ActionType { get; } = actionType;

    public ITableEntity Entity { get; } = entity;

    /// <summary>An update must name it (<see cref="ETag.All"/> for any version); a deletion without one deletes any version.</summary>
    public ETag ETag { get; } = etag;
}
