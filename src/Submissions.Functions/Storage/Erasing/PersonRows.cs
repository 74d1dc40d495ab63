using System.Text;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage.Erasing;

/// <summary>A row as the texts it holds, and without a person.</summary>
internal static class PersonRows
{
    /// <returns>Null for a row that cannot be read.</returns>
    public static T? Read<T>(TableEntity row, Func<TableEntity, T> read)
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

    /// <returns>Null for a row that cannot be read. A letter and a receipt are read whole: whoever erases a person from them stops the one and marks the other.</returns>
    public static IReadOnlyList<(string Name, string Text)>? ReadTexts(TableEntity row) => Read(row, one =>
    {
        if (one.Known().RowKey.StartsWith(RowKeys.LettersPrefix, StringComparison.Ordinal))
            LetterStore.Fate(one);
        else if (one.RowKey.StartsWith(RowKeys.ReceiptPrefix, StringComparison.Ordinal))
            ProposalRows.Receipt(one);
        return Texts(one).ToList();
    });

    public static TableEntity Without(TableEntity row, Person person)
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
    public static void Set(TableEntity row, string name, string text)
    {
        for (var part = 1; row.ContainsKey($"{name}{part}"); part++)
            row.Remove($"{name}{part}");
        row.SetLong(name, text);
    }

    /// <summary>The row's texts, those that are split over several properties whole. A call's file is the call's, and public: of it, who wrote it.</summary>
    public static IEnumerable<(string Name, string Text)> Texts(TableEntity row) => row
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
}
