using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Opens a call's queue: what was committed before this is in it.</summary>
internal sealed class OpenQueue(CallStore calls, QueueIndex index, OwnViewStore own)
{
    public async Task<QueueAtHand?> RunAsync(CallId callId, Member member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keeping = own.ReadAsync(member.Email, callId, cancellationToken);
        var call = await calls.FindAsync(callId, cancellationToken);
        var kept = await keeping;
        if (call is null)
            return null;
        var list = await index.OfAsync(callId, cancellationToken);
        return new QueueAtHand(call, list, new QueueViewer(call, member.Email, kept.LookedAt, now), kept);
    }
}
