using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Erasing;
using Submissions.Functions.Storage;
using Submissions.Functions.Storage.Erasing;

namespace Submissions.Functions.Operations;

/// <summary>When a call's personal data is erased, what that takes away, and what stayed of what was erased.</summary>
/// <param name="Due">Null where the call does not say.</param>
/// <param name="Rows">What would go now, by kind of row: the dry run.</param>
/// <param name="IsCounted">Whether all of it was counted.</param>
/// <param name="Kept">Null before anything was erased.</param>
internal sealed record RetentionView(
    Call Call, DateTimeOffset? Due, ErasureTimes Times, IReadOnlyDictionary<string, int> Rows, bool IsCounted, KeptSums? Kept);

internal sealed class ReadRetention(CallStore calls, ErasureStore erasure, ErasedBlobs blobs)
{
    /// <summary>A call of thousands of proposals; more takes longer than somebody waits for a page.</summary>
    private const int Most = 200_000;

    private static readonly string[] Stays = ["erased", RowKeys.Erasure];

    public async Task<RetentionView?> RunAsync(CallId id, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(id, cancellationToken) is not { } call || await calls.FindFileAsync(id, cancellationToken) is not { } file)
            return null;
        var times = await erasure.TimesAsync(id, cancellationToken);
        var counts = await erasure.CountAsync(id, Most, cancellationToken);
        var rows = counts.Where(kind => !Stays.Contains(kind.Key)).ToDictionary(kind => kind.Key, kind => kind.Value, StringComparer.Ordinal);
        if (await blobs.CountAsync(id, Most, cancellationToken) is > 0 and var documents)
            rows["document"] = documents;
        return new RetentionView(
            call, call.Retention?.Due(call, file.Value.Version.At), times, rows, counts.Values.Sum() < Most,
            times.StartedAt is null ? null : KeptSums.Of(await erasure.FiguresAsync(id, cancellationToken)));
    }
}
