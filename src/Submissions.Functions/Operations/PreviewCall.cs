using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Says what a change of a call would do to the proposals at hand, before anything is kept.</summary>
internal sealed class PreviewCall(ProposalStore proposals, QueueIndex index, FiledContent filed)
{
    /// <summary>Above the largest call there was; of a larger one those that moved last are looked at.</summary>
    public const int Most = 1_000;

    private const int AtOnce = 16;

    public async Task<CallEffects> RunAsync(Call before, Call after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (drafts, held) = (proposals.DraftsAsync(before.Id, cancellationToken), proposals.PlacesHeldAsync(before.Id, cancellationToken));
        var list = await index.OfAsync(before.Id, cancellationToken);
        var live = list.Entries.Where(entry => !entry.Status.IsAtRest()).ToList();
        var found = new Affected?[Math.Min(live.Count, Most)];
        var looked = live.OrderByDescending(entry => entry.MovedAt).Take(Most).OrderBy(entry => entry.Reference.Value, StringComparer.Ordinal).ToList();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, found.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (at, stop) => found[at] = await FindAsync(looked[at], stop));
        return CallEffects.Of(before, after, [.. found.OfType<Affected>()], live.Count, now) with
        {
            Drafts = (await drafts).Count,
            Places = [.. TouchedPlace.Of(before, after, await held)],
        };
    }

    private async Task<Affected?> FindAsync(QueueEntry entry, CancellationToken cancellationToken) =>
        await proposals.FindAsync(entry.Id, cancellationToken) is { Value: { Filed: not null } proposal }
            ? new Affected(proposal, await filed.OfAsync(proposal, cancellationToken))
            : null;
}
