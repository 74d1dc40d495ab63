using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>A walk through a call's proposals that a change of the call has begun.</summary>
/// <param name="Version">The version of the call that asked for it; a later one begins anew.</param>
/// <param name="After">The last proposal that was looked at; "" at the beginning.</param>
internal sealed record CallWalk(CallId Call, int Version, string After, ETag ETag)
{
    /// <summary>What is told on the way; null where nothing is.</summary>
    public Extension? Extension { get; init; }
}

/// <summary>Calls whose proposals are to be walked through: one row a call, until its last proposal was looked at.</summary>
internal abstract class CallWalks(TableClient table, string prefix)
{
    public async Task<IReadOnlyList<CallWalk>> OpenAsync(CancellationToken cancellationToken)
    {
        var open = new List<CallWalk>();
        await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(RowKeys.CallsPartition, prefix), cancellationToken: cancellationToken))
        {
            open.Add(new CallWalk(CallId.Parse(row.RowKey[prefix.Length..]), row.Known().GetInt32("Version") ?? 0, row.GetString("After") ?? "", row.ETag)
            {
                Extension = row.GetJson<Extension>("Extension"),
            });
        }

        return open;
    }

    /// <summary>Goes through the calls whose proposals are to be walked through.</summary>
    /// <param name="walk">Goes through one call's proposals, as far as it comes.</param>
    /// <param name="left">Told of a call that was left with a fault.</param>
    public async Task EachAsync(CallStore calls, Func<Call, CallWalk, Task> walk, Action<Exception, CallId> left, CancellationToken cancellationToken)
    {
        foreach (var open in await OpenAsync(cancellationToken))
        {
            try
            {
                if (await calls.FindAsync(open.Call, cancellationToken) is { } call)
                    await walk(call, open);
                else
                    await EndAsync(open, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // One call must not stop the others; its mark stays.
                left(fault, open.Call);
            }
        }
    }

    /// <summary>Notes how far it came.</summary>
    /// <returns>Null when another change has begun it anew, or another instance is at it.</returns>
    public async Task<CallWalk?> KeepAsync(CallWalk walk, CancellationToken cancellationToken)
    {
        try
        {
            var response = await table.UpdateEntityAsync(Row(prefix, walk), walk.ETag, TableUpdateMode.Replace, cancellationToken);
            return walk with { ETag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Ends it, unless it has begun anew meanwhile.</summary>
    public async Task EndAsync(CallWalk walk, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(RowKeys.CallsPartition, $"{prefix}{walk.Call}", walk.ETag, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            // It goes on for the newer version, or another instance has ended it.
        }
    }

    /// <summary>The same walk, with nothing looked at yet.</summary>
    public static TableEntity FromTheBeginning(TableEntity row)
    {
        row["After"] = "";
        return row;
    }

    protected static TableEntity Row(string prefix, CallWalk walk)
    {
        var row = RowFormat.New(RowKeys.CallsPartition, $"{prefix}{walk.Call}");
        row["Version"] = walk.Version;
        row["After"] = walk.After;
        row.SetJson("Extension", walk.Extension);
        return row;
    }
}

/// <summary>Calls whose queue and reminders are to be brought in step.</summary>
internal sealed class RecheckStore(TableClient table) : CallWalks(table, RowKeys.RecheckPrefix)
{
    public static TableEntity First(CallId call, int version) => Row(RowKeys.RecheckPrefix, new CallWalk(call, version, "", default));
}

/// <summary>Calls whose deadline was extended and whose drafts' writers are to be told.</summary>
internal sealed class ExtensionStore(TableClient table) : CallWalks(table, RowKeys.ExtensionPrefix)
{
    public static TableEntity First(CallId call, Extension extension) =>
        Row(RowKeys.ExtensionPrefix, new CallWalk(call, extension.Version, "", default) { Extension = extension });
}
