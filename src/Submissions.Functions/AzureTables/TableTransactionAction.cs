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

    /// <summary>Asked for by an update (<see cref="ETag.All"/> says that any version may be overwritten); a deletion without one deletes any version.</summary>
    public ETag ETag { get; } = etag;
}
