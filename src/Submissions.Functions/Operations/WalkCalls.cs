using Submissions.Domain.Calls;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Goes through the calls whose proposals are to be walked through.</summary>
internal static class WalkCalls
{
    /// <param name="walk">Goes through one call's proposals, as far as it comes.</param>
    /// <param name="left">Told of a call that was left with a fault.</param>
    public static async Task EachAsync(this CallWalks walks, CallStore calls, Func<Call, CallWalk, Task> walk, Action<Exception, CallId> left, CancellationToken cancellationToken)
    {
        foreach (var open in await walks.OpenAsync(cancellationToken))
        {
            try
            {
                if (await calls.FindAsync(open.Call, cancellationToken) is { } call)
                    await walk(call, open);
                else
                    await walks.EndAsync(open, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // One call must not stop the others; its mark stays.
                left(fault, open.Call);
            }
        }
    }
}
