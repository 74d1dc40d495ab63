using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage.Archives;

namespace Submissions.Functions.Storage.Erasing;

/// <summary>A place where a person stands.</summary>
/// <param name="Kind">Of the row: <c>letter</c>, <c>note</c>.</param>
/// <param name="Field">Of the row.</param>
/// <param name="IsNameOnly">In what is others' a name stands that nobody chose: it may be another's, and stays.</param>
internal sealed record PersonMention(string? Proposal, string Kind, string Row, string Field, string Text, bool IsNameOnly);

/// <summary>A draft or a version.</summary>
/// <param name="Receipt">The code of its receipt; null without.</param>
/// <param name="Content">Null where it cannot be read.</param>
internal sealed record PersonText(string Row, string? Receipt, ProposalContent? Content);

/// <summary>Whom to look for.</summary>
/// <param name="Own">Proposals that name the address among their contacts, and the codes of their receipts: in all their rows the names count.</param>
internal sealed record SoughtPerson(Person Person, IReadOnlySet<string> Own)
{
    public Person In(TableEntity row) => row.RowKey.Split('|').Any(Own.Contains) ? Person : Person.Elsewhere;
}

/// <summary>
/// Finds a person in all rows of a call, and takes the person out of them: text by text, each row under its ETag. It reads the whole call: asked for by hand,
/// and never by a page that anybody else waits for.
/// </summary>
internal sealed class PersonStore(TableClient table, LetterStore letters)
{
    private const int MostRaces = 10;
    private const string VersionPrefix = "version|";

    /// <summary>What drafts and versions say, by which names beside an address are known.</summary>
    public async IAsyncEnumerable<PersonText> ContentsAsync(CallId call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var prefix in (string[])[RowKeys.ProposalPrefix, VersionPrefix])
        {
            await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, prefix), cancellationToken: cancellationToken))
                yield return new PersonText(row.RowKey, row.GetString("ReceiptCode"), Read(row, one => ContentJson.Read(Encoding.UTF8.GetBytes(one.Known().GetLong("Content")))));
        }
    }

    /// <param name="unread">Given the key of each row that cannot be read.</param>
    public async IAsyncEnumerable<PersonMention> MentionsAsync(
        CallId call, SoughtPerson sought, ICollection<string> unread, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(call, cancellationToken))
        {
            if (Read(row, one => Texts(one.Known()).ToList()) is not { } texts)
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
    /// Rows that name the person by name and address together go last: until then, a second run knows both. A row that this version cannot read stays as it is.
    /// </summary>
    /// <returns>How many rows were changed.</returns>
    public async Task<int> EraseAsync(CallId call, SoughtPerson sought, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (changed, last) = (0, new List<(TableEntity Key, bool NamesAddress)>());
        await foreach (var row in RowsAsync(call, cancellationToken))
        {
            if (!IsIn(row, sought))
                continue;
            if (row.RowKey.StartsWith(RowKeys.ProposalPrefix, StringComparison.Ordinal) || row.RowKey.StartsWith(VersionPrefix, StringComparison.Ordinal))
                last.Add((new TableEntity(row.PartitionKey, row.RowKey), Texts(row).Any(text => text.Text.Contains(sought.Person.Address.Value, StringComparison.OrdinalIgnoreCase))));
            else
                changed += await EraseAsync(row, sought, now, cancellationToken) ? 1 : 0;
        }

        foreach (var (row, _) in last.OrderBy(one => one.NamesAddress).ThenByDescending(one => one.Key.RowKey, StringComparer.Ordinal))
            changed += await EraseAsync(row, sought, now, cancellationToken) ? 1 : 0;
        return changed;
    }

    public static string KindOf(string rowKey) => rowKey.TrimStart('~').Split('|')[0];

    public static string? ProposalOf(string rowKey) => rowKey.Split('|').FirstOrDefault(part => ProposalId.TryParse(part, out _));

    /// <returns>Null for a row that cannot be read.</returns>
    private static T? Read<T>(TableEntity row, Func<TableEntity, T> read)
        where T : class
    {
        try
        {
            return read(row);
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            return null;
        }
    }

    private static bool IsIn(TableEntity row, SoughtPerson sought) =>
        Read(row, one => Texts(one.Known()).ToList()) is { } texts && texts.Any(text => sought.In(row).IsIn(text.Text));

    private async Task<bool> EraseAsync(TableEntity row, SoughtPerson sought, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (key, person) = (row.RowKey, sought.In(row));
        for (var race = 0; race < MostRaces; race++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, key, cancellationToken: cancellationToken);
            if (!found.HasValue || !IsIn(found.Value!, sought))
                return false;
            if (Read(found.Value!, one => Without(one, person)) is not { } without)
                return false;
            if (key.StartsWith("letter|", StringComparison.Ordinal) && await StopAsync(key, person, cancellationToken))
                continue;
            if (key.StartsWith(VersionPrefix, StringComparison.Ordinal))
                await MarkReceiptAsync(found.Value!, now, cancellationToken);
            try
            {
                await table.UpdateEntityAsync(without, found.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
                return true;
            }
            catch (RequestFailedException error) when (error.Status is 404 or 412)
            {
                // Changed at this moment: what it is now is read again.
            }
        }

        throw new TimeoutException("A row was changed by others at each of many tries; asked for again, the rest is done.");
    }

    /// <summary>A letter that is still owed to the person goes to nobody.</summary>
    /// <returns>Whether the row has changed.</returns>
    private async Task<bool> StopAsync(string key, Person person, CancellationToken cancellationToken)
    {
        var parts = key.Split('|');
        if (await letters.FindAsync(LetterOwner.Parse(parts[1]), parts[2], cancellationToken) is not { Value.IsDue: true } letter || !letter.Value.Letter.To.Value.Equals(person.Address.Value, StringComparison.OrdinalIgnoreCase))
            return false;
        await letters.SettleAsync(letter, letter.Value with { State = LetterState.Stopped, LeaseUntil = null, DoubtSince = null }, cancellationToken);
        return true;
    }

    /// <summary>Its hash stays as it was issued; it says that the text it is of is no more.</summary>
    private async Task MarkReceiptAsync(TableEntity version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(version.PartitionKey, RowKeys.Receipt(version.GetString("ReceiptCode") ?? ""), cancellationToken: cancellationToken);
        if (!found.HasValue || ProposalRows.Receipt(found.Value!) is not { TextErasedAt: null } receipt)
            return;
        Set(found.Value!, "Receipt", System.Text.Json.JsonSerializer.Serialize(receipt with { TextErasedAt = now }, ContentJson.Options));
        await table.UpdateEntityAsync(found.Value!, found.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
    }

    private static TableEntity Without(TableEntity row, Person person)
    {
        var wasFiled = row.GetString("ContentSha256") is { } sha && sha == Sha256(row);
        foreach (var (name, text) in Texts(row).ToList())
        {
            if (person.IsIn(text))
                Set(row, name, person.Without(text));
        }

        // What was filed and not changed since is so still.
        if (wasFiled)
            row["ContentSha256"] = Sha256(row);
        return row;
    }

    private static string Sha256(TableEntity row) => ContentJson.Sha256(ContentJson.Read(Encoding.UTF8.GetBytes(row.GetLong("Content"))));

    /// <summary>A shorter text leaves no part of the longer one behind.</summary>
    private static void Set(TableEntity row, string name, string text)
    {
        for (var part = 1; row.ContainsKey($"{name}{part}"); part++)
            row.Remove($"{name}{part}");
        row.SetLong(name, text);
    }

    /// <summary>The row's texts, those that are split over several properties whole. A call's file is the call's, and public: of it, who wrote it.</summary>
    private static IEnumerable<(string Name, string Text)> Texts(TableEntity row) => row
        .Where(property => !IsCallFile(row) || property.Key == "By")
        .Where(property => property.Value is string && !PropertyNames.IsKey(property.Key) && !PropertyNames.IsTheServices(property.Key) && !IsPart(row, property.Key))
        .Select(property => (property.Key, row.GetLong(property.Key)));

    private static bool IsPart(TableEntity row, string name)
    {
        var bare = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return bare.Length < name.Length && row[bare] is string;
    }

    private static bool IsCallFile(TableEntity row) =>
        row.PartitionKey == RowKeys.CallsPartition && !row.RowKey.StartsWith(RowKeys.CallAuditPrefix, StringComparison.Ordinal);

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
