using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Every version of a call's file that was ever kept.</summary>
internal sealed class ReadCallVersions(CallStore calls)
{
    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<CallVersion>> ListAsync(CallId id, CancellationToken cancellationToken) => calls.VersionsAsync(id, cancellationToken);

    public Task<CallFile?> FindAsync(CallId id, int number, CancellationToken cancellationToken) => calls.FindVersionAsync(id, number, cancellationToken);
}
