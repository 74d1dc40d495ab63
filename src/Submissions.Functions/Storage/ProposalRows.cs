using System.Text;
using System.Text.Json;
using Submissions.Domain;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Merging;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>Proposals and what belongs to them, as rows and back.</summary>
internal static class ProposalRows
{
    public static TableEntity Row(Proposal proposal)
    {
        var row = New(proposal.Id, RowKeys.Proposal(proposal.Id));
        row["Status"] = proposal.Status.Slug();
        row.SetLong("KeyHashes", string.Join(' ', proposal.KeyHashes));
        row["LinksSent"] = proposal.LinksSent;
        row["CreatedAt"] = proposal.CreatedAt;
        row["ChangedAt"] = proposal.ChangedAt;
        row["HistoryLength"] = proposal.HistoryLength;
        row["AssignedTo"] = proposal.AssignedTo?.Value;
        row["MovedAt"] = proposal.MovedAt?.UtcTicks;
        row.SetLong("Documents", JsonSerializer.Serialize(proposal.Documents, ContentJson.Options));
        if (proposal.Waivers.Count > 0)
            row.SetLong("Waivers", JsonSerializer.Serialize(proposal.Waivers, ContentJson.Options));
        row.SetLong("Content", Encoding.UTF8.GetString(ContentJson.Canonical(proposal.Content)));
        row.SetJson("Asking", proposal.Asking == Asking.Nothing ? null : proposal.Asking);
        row.SetJson("Deciding", proposal.Deciding == Deciding.Nothing ? null : proposal.Deciding);
        row.SetJson("Reminding", proposal.Reminding);
        row["WakeAt"] = proposal.WakeAt?.UtcTicks;
        row.SetJson("Merge", proposal.Merge);
        row.SetJson("MergedInto", proposal.MergedInto);
        row.SetJson("Undelivered", proposal.Undelivered.Count == 0 ? null : proposal.Undelivered);
        if (proposal.Filed is { } filed)
            Write(row, filed);
        return row;
    }

    public static Proposal Proposal(TableEntity row) => new()
    {
        Id = ProposalId.Parse(row.RowKey[RowKeys.ProposalPrefix.Length..]),
        Status = ProposalStatuses.Parse(row.GetString("Status")),
        KeyHashes = KeyHashes(row),
        // Before the unit wrote letters of its own, every key but the first was a link that organisers had asked for.
        LinksSent = row.GetInt32("LinksSent") ?? Math.Max(0, KeyHashes(row).Length - 1),
        Asking = row.GetJson<Asking>("Asking") ?? Asking.Nothing,
        Deciding = row.GetJson<Deciding>("Deciding") ?? Deciding.Nothing,
        Reminding = row.GetJson<Reminding>("Reminding") ?? Reminding.Nothing,
        WakeAt = row.GetInt64("WakeAt") is { } wake ? new DateTimeOffset(wake, TimeSpan.Zero) : null,
        Merge = row.GetJson<Merge>("Merge"),
        MergedInto = row.GetJson<MergedInto>("MergedInto"),
        Undelivered = row.GetJson<IReadOnlyList<Undelivered>>("Undelivered") ?? [],
        CreatedAt = row.GetDateTimeOffset("CreatedAt") ?? default,
        ChangedAt = row.GetDateTimeOffset("ChangedAt") ?? default,
        HistoryLength = row.GetInt32("HistoryLength") ?? 0,
        AssignedTo = EmailAddress.TryParse(row.GetString("AssignedTo"), out var assigned) ? assigned : null,
        MovedAt = row.GetInt64("MovedAt") is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        Documents = Documents(row),
        Waivers = row.GetString("Waivers") is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<Waiver>>(row.GetLong("Waivers"), ContentJson.Options) ?? [],
        Content = Content(row),
        Filed = Filed(row),
    };

    /// <summary>A filed version, kept whole: content, documents and receipt as they were.</summary>
    public static TableEntity VersionRow(Proposal proposal, Receipt receipt)
    {
        var row = New(proposal.Id, RowKeys.Version(proposal.Id, receipt.Version));
        row["At"] = receipt.At;
        row["ReceiptCode"] = receipt.Code;
        row.SetLong("Documents", JsonSerializer.Serialize(proposal.Documents, ContentJson.Options));
        row.SetLong("Content", Encoding.UTF8.GetString(ContentJson.Canonical(proposal.Content)));
        return row;
    }

    public static FiledVersion Version(TableEntity row) => new(
        int.Parse(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], System.Globalization.CultureInfo.InvariantCulture),
        row.GetDateTimeOffset("At") ?? default, row.GetString("ReceiptCode") ?? "", row.GetLong("Content"), Content(row), Documents(row));

    public static TableEntity ReceiptRow(ProposalId id, Receipt receipt)
    {
        var row = New(id, RowKeys.Receipt(receipt.Code));
        row.SetLong("Receipt", JsonSerializer.Serialize(receipt, ContentJson.Options));
        return row;
    }

    public static Receipt Receipt(TableEntity row) => JsonSerializer.Deserialize<Receipt>(row.GetLong("Receipt"), ContentJson.Options)!;

    public static TableEntity HistoryRow(ProposalId id, HistoryEntry entry)
    {
        var row = New(id, RowKeys.History(id, entry.Number));
        row["At"] = entry.At;
        row["By"] = entry.By;
        row["What"] = entry.What;
        row["Detail"] = entry.Detail;
        row["From"] = entry.From;
        if (entry.Before is { } before)
            row.SetLong("Before", before);
        if (entry.After is { } after)
            row.SetLong("After", after);
        return row;
    }

    public static HistoryEntry History(TableEntity row) => new(
        int.Parse(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], System.Globalization.CultureInfo.InvariantCulture),
        row.GetDateTimeOffset("At") ?? default, row.GetString("By") ?? "", row.GetString("What") ?? "", row.GetString("Detail"))
    {
        From = row.GetString("From"),
        Before = row.GetLongIfAny("Before"),
        After = row.GetLongIfAny("After"),
    };

    public static TableEntity New(ProposalId id, string rowKey) => RowFormat.New(id.Call.Value, rowKey);

    private static string[] KeyHashes(TableEntity row) => row.GetLong("KeyHashes").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Write(TableEntity row, Filing filed)
    {
        row["Reference"] = filed.Reference.Value;
        row["Version"] = filed.Version;
        row["FirstFiledAt"] = filed.FirstAt;
        row["FiledAt"] = filed.At;
        row["ContentSha256"] = filed.ContentSha256;
        row["DocumentsSha256"] = filed.DocumentsSha256;
        row["ReceiptCode"] = filed.ReceiptCode;
        row["LeadKey"] = filed.LeadKey;
        row["LeadPlace"] = filed.LeadPlace;
    }

    private static Filing? Filed(TableEntity row) => row.GetString("Reference") is { } reference
        ? new Filing(
            Reference.Parse(reference), row.GetInt32("Version") ?? 1, row.GetDateTimeOffset("FirstFiledAt") ?? default,
            row.GetDateTimeOffset("FiledAt") ?? default, row.GetString("ContentSha256") ?? "", row.GetString("ReceiptCode") ?? "",
            row.GetString("LeadKey"), row.GetInt32("LeadPlace") ?? 0)
        {
            DocumentsSha256 = row.GetString("DocumentsSha256"),
        }
        : null;

    private static ProposalContent Content(TableEntity row) => ContentJson.Read(Encoding.UTF8.GetBytes(row.GetLong("Content")));

    /// <summary>What a row is read by for its documents alone: forty of the longest names fit.</summary>
    public static IReadOnlyList<string> DocumentsOnly { get; } = [.. LongText.Names("Documents", 3)];

    public static IReadOnlyList<Document> Documents(TableEntity row) =>
        JsonSerializer.Deserialize<IReadOnlyList<Document>>(row.GetLong("Documents"), ContentJson.Options) ?? [];
}
