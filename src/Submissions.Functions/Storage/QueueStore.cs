using System.Text.Json;
using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <param name="After">Give it to read on; null at the end.</param>
internal sealed record QueuePage(IReadOnlyList<QueueEntry> Entries, string? After);

/// <summary>The queue's rows: one list a status, one of all, newest filing first. A page costs the same at any size.</summary>
internal sealed class QueueStore(TableClient table)
{
    /// <param name="status">A status, or null for all.</param>
    /// <param name="after">From the page before; anything else reads from the start.</param>
    public async Task<QueuePage> PageAsync(CallId call, ProposalStatus? status, string? after, int size, CancellationToken cancellationToken)
    {
        var prefix = RowKeys.QueuePrefix(status?.Slug() ?? RowKeys.AllStatuses);
        var from = IsPosition(after) ? $"{prefix}{after}~" : prefix;
        var filter = RowKeys.Range(call.Value, from, prefix[..^1] + "}");
        var entries = new List<TableEntity>();
        await foreach (var page in table.QueryAsync<TableEntity>(filter, size + 1, cancellationToken: cancellationToken).AsPages().WithCancellation(cancellationToken))
        {
            entries.AddRange(page.Values);
            if (entries.Count > size)
                break;
        }

        var more = entries.Count > size ? entries[size - 1].RowKey[prefix.Length..] : null;
        return new QueuePage([.. entries.Take(size).Select(Entry)], more);
    }

    public static TableEntity Row(QueueEntry entry, string list)
    {
        var row = ProposalRows.New(entry.Id, RowKeys.Queue(list, entry.FirstFiledAt, entry.Id));
        row["Reference"] = entry.Reference.Value;
        row["Status"] = entry.Status.Slug();
        row["FirstFiledAt"] = entry.FirstFiledAt;
        row["ChangedAt"] = entry.ChangedAt;
        row["Version"] = entry.Version;
        row["Title"] = entry.Title;
        row["Lead"] = entry.Lead;
        row["LeadKind"] = entry.LeadKind;
        row["LeadCountry"] = entry.LeadCountry;
        row.SetLong("Findings", JsonSerializer.Serialize(entry.Findings, ContentJson.Options));
        row["BestPlace"] = entry.BestPlace;
        row["DocumentsReceived"] = entry.DocumentsReceived;
        row["DocumentsAsked"] = entry.DocumentsAsked;
        return row;
    }

    private static QueueEntry Entry(TableEntity row) => new()
    {
        Id = ProposalId.Parse(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..]),
        Reference = Reference.Parse(row.GetString("Reference")!),
        Status = ProposalStatuses.Parse(row.GetString("Status")),
        FirstFiledAt = row.GetDateTimeOffset("FirstFiledAt") ?? default,
        ChangedAt = row.GetDateTimeOffset("ChangedAt") ?? default,
        Version = row.GetInt32("Version") ?? 1,
        Title = row.GetString("Title") ?? "",
        Lead = row.GetString("Lead") ?? "",
        LeadKind = row.GetString("LeadKind"),
        LeadCountry = row.GetString("LeadCountry"),
        Findings = JsonSerializer.Deserialize<IReadOnlyList<Finding>>(row.GetLong("Findings"), ContentJson.Options) ?? [],
        BestPlace = row.GetString("BestPlace") ?? "",
        DocumentsReceived = row.GetInt32("DocumentsReceived") ?? 0,
        DocumentsAsked = row.GetInt32("DocumentsAsked") ?? 0,
    };

    private static bool IsPosition(string? after) =>
        after is { Length: > 20 and < 80 } && after[19] == '|' && after.AsSpan(0, 19).IndexOfAnyExceptInRange('0', '9') < 0
        && ProposalId.TryParse(after[20..], out _);
}
