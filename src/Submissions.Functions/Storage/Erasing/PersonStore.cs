using System.Runtime.CompilerServices;
using System.Text;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage.Archives;

namespace Submissions.Functions.Storage.Erasing;

/// <summary>A place where a person stands.</summary>
/// <param name="Kind">Of the row: <c>letter</c>, <c>note</c>.</param>
/// <param name="Field">Of the row.</param>
/// <param name="IsNameOnly">In what is others' a name stands that nobody chose: it may be another's, and stays.</param>
internal sealed record PersonMention(string? Proposal, string Kind, string Row, string Field, string Text, bool IsNameOnly)
{
    /// <summary>It says again what the proposal says.</summary>
    public bool IsOfTheQueue => Row.StartsWith(RowKeys.MovedPrefix, StringComparison.Ordinal);

    /// <summary>What somebody of the unit noted.</summary>
    public bool IsNote => Row.StartsWith(RowKeys.NotesPrefix, StringComparison.Ordinal) && Field == NoteStore.Words;
}

/// <summary>A draft or a version.</summary>
/// <param name="Receipt">The code of its receipt; null without.</param>
/// <param name="Content">Null where it cannot be read.</param>
internal sealed record PersonText(string Row, string? Receipt, ProposalContent? Content);

/// <summary>Whom to look for.</summary>
/// <param name="Own">Proposals that name the address among their contacts, and the codes of their receipts: in all their rows the names count.</param>
internal sealed record SoughtPerson(Person Person, IReadOnlySet<string> Own)
{
    public Person In(TableEntity row) => row.RowKey.Split('|').Any(Own.Contains) ? Person : Person.Elsewhere;

    /// <summary>False for a row that cannot be read.</summary>
    public bool IsIn(TableEntity row) => PersonRows.ReadTexts(row) is { } texts && texts.Any(text => In(row).IsIn(text.Text));
}

/// <summary>
/// Finds a person in all rows of a call. It reads the whole call: asked for by hand, and never by a page that anybody else waits for.
/// </summary>
internal sealed class PersonStore(TableClient table)
{
    /// <summary>What drafts and versions say, by which names beside an address are known.</summary>
    public async IAsyncEnumerable<PersonText> ContentsAsync(CallId call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var prefix in (string[])[RowKeys.ProposalPrefix, RowKeys.VersionsPrefix])
        {
            await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, prefix), cancellationToken: cancellationToken))
                yield return new PersonText(row.RowKey, row.GetString("ReceiptCode"), PersonRows.Read(row, one => ContentJson.Read(Encoding.UTF8.GetBytes(one.Known().GetLong("Content")))));
        }
    }

    /// <param name="unread">Given the key of each row that cannot be read.</param>
    public async IAsyncEnumerable<PersonMention> MentionsAsync(
        CallId call, SoughtPerson sought, ICollection<string> unread, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(call, cancellationToken))
        {
            if (PersonRows.ReadTexts(row) is not { } texts)
            {
                unread.Add(row.RowKey);
                continue;
            }

            var person = sought.In(row);
            foreach (var (name, text) in texts)
            {
                var isIn = person.IsIn(text);
                if (isIn || sought.Person.IsIn(text))
                    yield return new PersonMention(ProposalOf(row.RowKey), KindOf(row.RowKey), row.RowKey, name, text, IsNameOnly: !isIn);
            }
        }
    }

    /// <summary>
    /// The rows that the person is to be taken out of, in that order: those that name the person by name and address together go last, until then a second run knows
    /// both. A row that this version cannot read stays as it is.
    /// </summary>
    public async Task<IReadOnlyList<TableEntity>> ToEraseAsync(CallId call, SoughtPerson sought, CancellationToken cancellationToken)
    {
        var (first, last) = (new List<TableEntity>(), new List<(TableEntity Key, bool NamesAddress)>());
        await foreach (var row in RowsAsync(call, cancellationToken))
        {
            if (!sought.IsIn(row))
                continue;
            var key = new TableEntity(row.PartitionKey, row.RowKey);
            if (row.RowKey.StartsWith(RowKeys.ProposalPrefix, StringComparison.Ordinal) || row.RowKey.StartsWith(RowKeys.VersionsPrefix, StringComparison.Ordinal))
                last.Add((key, PersonRows.Texts(row).Any(text => text.Text.Contains(sought.Person.Address.Value, StringComparison.OrdinalIgnoreCase))));
            else
                first.Add(key);
        }

        return [.. first, .. last.OrderBy(one => one.NamesAddress).ThenByDescending(one => one.Key.RowKey, StringComparer.Ordinal).Select(one => one.Key)];
    }

    public static string KindOf(string rowKey) => rowKey.TrimStart('~').Split('|')[0];

    public static string? ProposalOf(string rowKey) => rowKey.Split('|').FirstOrDefault(part => ProposalId.TryParse(part, out _));

    private async IAsyncEnumerable<TableEntity> RowsAsync(CallId call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filters = CallRows.Filters(call, RowKeys.DeskPartition).Concat(CallRows.Filters(call, RowKeys.CallsPartition)).Prepend(TableClient.CreateQueryFilter($"PartitionKey eq {call.Value}"));
        foreach (var filter in filters)
        {
            await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
                yield return row;
        }
    }
}
