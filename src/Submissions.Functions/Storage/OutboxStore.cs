using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>One letter as a list of the outbox names it.</summary>
/// <param name="Place">Its row's key: the next page begins after it.</param>
internal sealed record OutboxLine(string Place, ProposalId Proposal, string Letter);

/// <summary>
/// The outbox of a call by tabs, each one range of rows: what is owed are the due rows themselves, the first due first; the other tabs have
/// rows of their own, the newest first, which change in the transaction that changes the letter. A page costs the same at any size.
/// </summary>
internal sealed class OutboxStore(TableClient table)
{
    /// <param name="after">The place of the last line of the page before; null for the first.</param>
    public async Task<IReadOnlyList<OutboxLine>> PageAsync(CallId call, OutboxTab tab, string? after, int most, CancellationToken cancellationToken)
    {
        var prefix = Prefix(tab);
        var from = after is not null && after.StartsWith(prefix, StringComparison.Ordinal) ? after + "!" : prefix;
        var lines = new List<OutboxLine>();
        var filter = RowKeys.Range(call.Value, from, prefix[..^1] + "}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, most, ["RowKey"], cancellationToken))
        {
            if (Line(row.RowKey) is { } line)
                lines.Add(line);
            if (lines.Count == most)
                break;
        }

        return lines;
    }

    /// <summary>How many there are, counted to <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(CallId call, OutboxTab tab, int most, CancellationToken cancellationToken) =>
        (await PageAsync(call, tab, null, most, cancellationToken)).Count;

    /// <summary>Where a letter is listed; null for what is owed, which its due row lists, and for the desk's own.</summary>
    public static string? Key(LetterFate fate) => OutboxTabs.Of(fate) is var tab && tab != OutboxTab.Waiting && fate.Letter.Owner.Proposal is { } proposal
        ? string.Create(CultureInfo.InvariantCulture, $"{Prefix(tab)}{DateTime.MaxValue.Ticks - OutboxTabs.PlaceOf(fate).UtcTicks:D19}|{proposal}|{fate.Letter.Id}")
        : null;

    private static string Prefix(OutboxTab tab) => tab == OutboxTab.Waiting ? RowKeys.DuePrefix : $"{RowKeys.OutboxPrefix}{tab.Slug()}|";

    private static OutboxLine? Line(string rowKey) =>
        rowKey.Split('|') is [.., var owner, var letter] && ProposalId.TryParse(owner, out var proposal) ? new OutboxLine(rowKey, proposal, letter) : null;
}
