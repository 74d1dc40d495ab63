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
internal sealed record PersonMention(string? Proposal, string Kind, string Row, string Field, string Text);

/// <summary>
/// Finds a person in all rows of a call, and takes the person out of them: text by text, each row under its ETag. It reads the whole call: asked for by hand,
/// and never by a page that anybody else waits for.
/// </summary>
internal sealed class PersonStore(TableClient table, LetterStore letters)
{
    private const int MostRaces = 10;

    /// <summary>What drafts and versions say, by which names beside an address are known.</summary>
    public async IAsyncEnumerable<ProposalContent> ContentsAsync(CallId call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var prefix in (string[])[RowKeys.ProposalPrefix, "version|"])
        {
            await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, prefix), cancellationToken: cancellationToken))
                yield return ContentJson.Read(Encoding.UTF8.GetBytes(row.GetLong("Content")));
        }
    }

    public async IAsyncEnumerable<PersonMention> MentionsAsync(CallId call, Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(call, cancellationToken))
        {
            foreach (var (name, text) in Texts(row).Where(text => person.IsIn(text.Text)))
                yield return new PersonMention(ProposalOf(row.RowKey), row.RowKey.TrimStart('~').Split('|')[0], row.RowKey, name, text);
        }
    }

    /// <summary>Rows that name the person by name and address together go last: until then, a second run knows both.</summary>
    /// <returns>How many rows were changed.</returns>
    public async Task<int> EraseAsync(CallId call, Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (changed, last) = (0, new List<(string Partition, string Row)>());
        await foreach (var row in RowsAsync(call, cancellationToken))
        {
            if (!Texts(row).Any(text => person.IsIn(text.Text)))
                continue;
            if (row.RowKey.StartsWith(RowKeys.ProposalPrefix, StringComparison.Ordinal) || row.RowKey.StartsWith("version|", StringComparison.Ordinal))
                last.Add((row.PartitionKey, row.RowKey));
            else
                changed += await EraseAsync(row.PartitionKey, row.RowKey, person, now, cancellationToken) ? 1 : 0;
        }

        foreach (var (partition, key) in last.OrderByDescending(one => one.Row, StringComparer.Ordinal))
            changed += await EraseAsync(partition, key, person, now, cancellationToken) ? 1 : 0;
        return changed;
    }

    private async Task<bool> EraseAsync(string partition, string key, Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            if (!found.HasValue || !Texts(found.Value!).Any(text => person.IsIn(text.Text)))
                return false;
            if (key.StartsWith("letter|", StringComparison.Ordinal) && await StopAsync(key, person, cancellationToken))
                continue;
            if (key.StartsWith("version|", StringComparison.Ordinal))
                await MarkReceiptAsync(found.Value!, now, cancellationToken);
            try
            {
                await table.UpdateEntityAsync(Without(found.Value!, person), found.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
                return true;
            }
            catch (RequestFailedException error) when (error.Status is 404 or 412)
            {
                // Changed at this moment: what it is now is read again.
            }
        }

        throw new InvalidOperationException("A row was changed by others at each of many tries; asked for again, the rest is done.");
    }

    /// <summary>A letter that is still owed to the person goes to nobody.</summary>
    /// <returns>Whether the row has changed.</returns>
    private async Task<bool> StopAsync(string key, Person person, CancellationToken cancellationToken)
    {
        var parts = key.Split('|');
        if (await letters.FindAsync(LetterOwner.Parse(parts[1]), parts[2], cancellationToken) is not { Value.IsDue: true } letter || !person.IsIn(letter.Value.Letter.To.Value))
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

    /// <summary>The row's texts, those that are split over several properties whole.</summary>
    private static IEnumerable<(string Name, string Text)> Texts(TableEntity row) => row
        .Where(property => property.Value is string && !PropertyNames.IsKey(property.Key) && !PropertyNames.IsTheServices(property.Key) && !IsPart(row, property.Key))
        .Select(property => (property.Key, row.GetLong(property.Key)));

    private static bool IsPart(TableEntity row, string name)
    {
        var bare = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return bare.Length < name.Length && row[bare] is string;
    }

    private static string? ProposalOf(string rowKey) =>
        rowKey.Split('|').FirstOrDefault(part => ProposalId.TryParse(part, out _));

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
