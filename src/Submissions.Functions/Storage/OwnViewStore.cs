using Azure;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>What each member keeps about the queue: views by name, and for each call up to where it has been looked at. One range a member.</summary>
internal sealed class OwnViewStore(TableClient table)
{
    public async Task<OwnViews> ReadAsync(EmailAddress member, CallId call, CancellationToken cancellationToken)
    {
        var (views, lookedAt) = (new List<SavedView>(), (DateTimeOffset?)null);
        var filter = RowKeys.Prefixed(RowKeys.DeskPartition, Prefix(member));
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.GetString("Name") is { } name)
                views.Add(new SavedView(name, row.GetString("Query") ?? ""));
            else if (row.RowKey == Looked(member, call) && row.GetInt64("Until") is { } ticks)
                lookedAt = new DateTimeOffset(ticks, TimeSpan.Zero);
        }

        return new OwnViews([.. views.OrderBy(view => SearchText.Fold(view.Name), StringComparer.Ordinal)], lookedAt);
    }

    public Task SaveAsync(EmailAddress member, SavedView view, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(DeskRows.New(View(member, view.Id))) { ["Name"] = view.Name, ["Query"] = view.Query },
        TableUpdateMode.Replace, cancellationToken);

    public Task RemoveAsync(EmailAddress member, string view, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(RowKeys.DeskPartition, View(member, view), ETag.All, cancellationToken);

    public Task LookedAsync(EmailAddress member, CallId call, DateTimeOffset until, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(DeskRows.New(Looked(member, call))) { ["Until"] = until.UtcTicks }, TableUpdateMode.Replace, cancellationToken);

    private static string Prefix(EmailAddress member) => $"queue|{member.Hash}|";

    private static string View(EmailAddress member, string id) => $"{Prefix(member)}view|{id}";

    private static string Looked(EmailAddress member, CallId call) => $"{Prefix(member)}looked|{call}";
}
