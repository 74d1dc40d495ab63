namespace Submissions.Functions.AzureTables;

/// <summary>A row's size as the service counts it, which is not the size of its JSON.</summary>
internal static class EntitySize
{
    private const int OfARow = 4;
    private const int OfAProperty = 8;
    private const int OfACharacter = 2;
    private const int OfALength = 4;

    /// <exception cref="TooLargeException">More than 1 MiB.</exception>
    /// <exception cref="ArgumentException">More than 252 properties beside keys and time.</exception>
    public static void Check(TableEntity row)
    {
        var own = row.Where(p => p.Value is not null && !PropertyNames.IsTheServices(p.Key) && !PropertyNames.IsKey(p.Key)).ToList();
        if (own.Count > Limits.OwnProperties)
            throw new ArgumentException($"A row has at most {Limits.OwnProperties} properties of its own; this one has {own.Count}.", nameof(row));

        var keys = (long)OfACharacter * (row.PartitionKey.Length + row.RowKey.Length);
        var bytes = OfARow + keys + own.Sum(p => OfAProperty + (OfACharacter * p.Key.Length) + Of(p.Value!));
        if (bytes > Limits.BytesOfAnEntity)
            throw new TooLargeException($"A row has at most {Limits.BytesOfAnEntity} bytes; this one has {bytes}.");
    }

    private static long Of(object value) => value switch
    {
        string text => OfALength + ((long)OfACharacter * text.Length),
        byte[] bytes => OfALength + bytes.LongLength,
        BinaryData bytes => OfALength + (long)bytes.ToMemory().Length,
        Guid => 16,
        bool => 1,
        int => 4,
        _ => 8,
    };
}
