using Azure;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>The brake on all letters, beside the audit that tells who moved it; and what is given out of the present hour.</summary>
internal sealed class BrakeStore(TableClient table)
{
    private const string Brake = "mail-brake";
    private const string Hour = "mail-hour";

    public async Task<Stored<MailBrake>> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.DeskPartition, Brake, cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<MailBrake>(Read(row.Value!.Known()), row.Value!.ETag) : new Stored<MailBrake>(MailBrake.Off, default);
    }

    /// <returns>False when somebody else moved it first: then nothing was changed.</returns>
    public async Task<bool> SaveAsync(Stored<MailBrake> before, MailBrake after, AuditEntry audit, CancellationToken cancellationToken)
    {
        var row = DeskRows.New(Brake);
        row["PausedBy"] = after.Pause?.By;
        row["PausedAt"] = after.Pause?.At;
        row["Why"] = after.Pause?.Why;
        row["PerHour"] = after.PerHour;
        try
        {
            await table.SubmitTransactionAsync([Put(row, before.ETag), new(TableTransactionActionType.Add, AuditRows.DeskRow(audit))], cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    public async Task<Stored<HourShare>> HourAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.DeskPartition, Hour, cancellationToken: cancellationToken);
        return row.HasValue
            ? new Stored<HourShare>(new HourShare(row.Value!.Known().GetDateTimeOffset("Hour") ?? default, row.Value!.GetInt32("Given") ?? 0), row.Value!.ETag)
            : new Stored<HourShare>(new HourShare(default, 0), default);
    }

    /// <returns>False when another instance took a share first, or our own answer was lost: then this share is nobody's.</returns>
    public async Task<bool> TakeAsync(Stored<HourShare> before, HourShare after, CancellationToken cancellationToken)
    {
        var row = DeskRows.New(Hour);
        row["Hour"] = after.Hour;
        row["Given"] = after.Given;
        try
        {
            await table.SubmitTransactionAsync([Put(row, before.ETag)], cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static TableTransactionAction Put(TableEntity row, ETag before) => before == default
        ? new(TableTransactionActionType.Add, row)
        : new(TableTransactionActionType.UpdateReplace, row, before);

    private static MailBrake Read(TableEntity row) => new(
        row.GetString("PausedBy") is { } by ? new MailPause(by, row.GetDateTimeOffset("PausedAt") ?? default, row.GetString("Why") ?? "") : null,
        row.GetInt32("PerHour"));
}
