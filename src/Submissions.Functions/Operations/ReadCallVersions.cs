using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Letters.Own;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Every version of a call's file that was ever kept.</summary>
internal sealed class ReadCallVersions(CallStore calls)
{
    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<CallVersion>> ListAsync(CallId id, CancellationToken cancellationToken) => calls.VersionsAsync(id, cancellationToken);

    public Task<CallFile?> FindAsync(CallId id, int number, CancellationToken cancellationToken) => calls.FindVersionAsync(id, number, cancellationToken);

    /// <summary>The sentences that the call's letters had at an instant; null when no version is kept.</summary>
    public async Task<CallWording?> WordingAsync(CallId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var all = await ListAsync(id, cancellationToken);
        return (all.FirstOrDefault(version => version.At <= at) ?? (all.Count > 0 ? all[^1] : null)) is { } then && await FindAsync(id, then.Number, cancellationToken) is { } kept
            ? CallReader.ReadKept(kept.Json).Call?.Wording
            : null;
    }
}
