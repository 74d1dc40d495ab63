namespace Submissions.Functions.AzureTables;

/// <summary>The addresses of one table on one account, keys escaped.</summary>
internal sealed class TableAddress
{
    private readonly string service;
    private readonly string table;

    public TableAddress(Uri endpoint, string table)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Query.Length > 0)
            throw new ArgumentException("The table endpoint is an absolute address without a query.", nameof(endpoint));

        Limits.TableName(table);
        Service = endpoint;
        service = endpoint.AbsoluteUri.TrimEnd('/');
        this.table = table;
    }

    public Uri Service { get; }

    public Uri Table => new($"{service}/{table}");

    public Uri Tables => new($"{service}/Tables");

    public Uri TableEntry => new($"{service}/Tables('{table}')");

    public Uri Transaction => new($"{service}/$batch");

    public Uri Entity(string partitionKey, string rowKey) => new(EntityText(partitionKey, rowKey));

    public Uri Entity(string partitionKey, string rowKey, IEnumerable<string>? select) =>
        new(EntityText(partitionKey, rowKey) + QueryText([("$select", Names(select))]));

    public Uri Query(string? filter, int? top, IEnumerable<string>? select, (string? Partition, string? Row) next) =>
        new($"{service}/{table}()" + QueryText(
        [
            ("$filter", filter),
            ("$top", top is { } count ? FormattableString.Invariant($"{count}") : null),
            ("$select", Names(select)),
            ("NextPartitionKey", next.Partition),
            ("NextRowKey", next.Row),
        ]));

    private string EntityText(string partitionKey, string rowKey)
    {
        Limits.Key(partitionKey, nameof(partitionKey));
        Limits.Key(rowKey, nameof(rowKey));
        return $"{service}/{table}(PartitionKey='{Escaped(partitionKey)}',RowKey='{Escaped(rowKey)}')";
    }

    private static string Escaped(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private static string? Names(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);

    private static string QueryText(IEnumerable<(string Name, string? Value)> parameters)
    {
        var given = parameters.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
        var text = string.Join('&', given);
        return text.Length == 0 ? "" : "?" + text;
    }
}
