using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// The audit's rows: added with what they record, in the same transaction, and never updated nor deleted. The desk's own stand in its
/// partition, what was done to a call beside the call, what happened to a proposal beside the proposal's history.
/// </summary>
internal static class AuditRows
{
    public static TableEntity DeskRow(AuditEntry entry) => Fill(DeskRows.New(RowKeys.Audit(entry.At, entry.Place)), entry);

    public static TableEntity CallRow(AuditEntry entry) => Fill(RowFormat.New(RowKeys.CallsPartition, RowKeys.CallAudit(entry.At, entry.Place)), entry);

    /// <summary>What the desk did to many proposals of a call, where it is stored with rows of that call.</summary>
    public static TableEntity InCallRow(CallId call, AuditEntry entry) => Fill(RowFormat.New(call.Value, RowKeys.Audit(entry.At, entry.Place)), entry);

    public static TableEntity ProposalRow(ProposalId id, HistoryEntry entry)
    {
        var told = Entry(id, entry);
        return Fill(ProposalRows.New(id, told.Place), told);
    }

    /// <summary>A line of a proposal's history, as the audit tells it.</summary>
    public static AuditEntry Entry(ProposalId id, HistoryEntry entry) => new(
        RowKeys.Audit(entry.At, $"{id}|{entry.Number:D6}"), entry.At, entry.By, entry.From, entry.What, id.Value, entry.Detail, entry.Before, entry.After);

    /// <summary>What became of a note, without its words.</summary>
    public static IEnumerable<AuditEntry> Entries(ProposalId id, Note note)
    {
        yield return new(RowKeys.Audit(note.At, $"{id}|note|{note.Id}"), note.At, note.By, note.From, AuditKinds.NoteWritten, id.Value, null, null, null);
        if (note.StruckAt is { } struck)
            yield return new(RowKeys.Audit(struck, $"{id}|note-struck|{note.Id}"), struck, note.By, note.StruckFrom, AuditKinds.NoteStruck, id.Value, null, null, null);
    }

    public static TableEntity NoteRow(ProposalId id, AuditEntry entry) => Fill(ProposalRows.New(id, entry.Place), entry);

    /// <summary>Where it stands among all, whichever partition it is in.</summary>
    public static string Place(TableEntity row) => row.RowKey.TrimStart(RowKeys.BeyondCalls[0]);

    public static AuditEntry Entry(TableEntity row) => new(
        Place(row.Known()), row.GetDateTimeOffset("At") ?? default, row.GetString("By") ?? "", row.GetString("From"), row.GetString("What") ?? "",
        row.GetString("About"), row.GetString("Detail"), row.GetLongIfAny("Before"), row.GetLongIfAny("After"));

    private static TableEntity Fill(TableEntity row, AuditEntry entry)
    {
        row["At"] = entry.At;
        row["By"] = entry.By;
        row["From"] = entry.From;
        row["What"] = entry.What;
        row["About"] = entry.About;
        row["Detail"] = entry.Detail;
        if (entry.Before is { } before)
            row.SetLong("Before", before);
        if (entry.After is { } after)
            row.SetLong("After", after);
        return row;
    }
}
