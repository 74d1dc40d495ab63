using Submissions.Domain.Calls;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>The calls, as stored.</summary>
internal sealed class ReadCalls(CallStore calls)
{
    public Task<IReadOnlyList<Call>> AllAsync(CancellationToken cancellationToken) => calls.AllAsync(cancellationToken);

    public Task<Call?> FindAsync(CallId id, CancellationToken cancellationToken) => calls.FindAsync(id, cancellationToken);
}
