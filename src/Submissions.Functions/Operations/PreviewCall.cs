using System.Collections.Concurrent;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Says what a change of a call would do to the proposals at hand, before anything is kept.</summary>
internal sealed class PreviewCall(ProposalStore proposals, QueueIndex index, FiledContent filed, TimeProvider clock)
{
    /// <summary>How long proposals are looked at before the page answers with what it knows: 10,000 take less (docs/performance.md), and Azure cuts a request off at 230 seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Proposals read in one go: a few MiB of rows, for each of <see cref="AtOnce"/>.</summary>
    public const int PageSize = 100;

    private const int AtOnce = 8;

    public async Task<CallEffects> RunAsync(Call before, Call after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var effects = new CallEffects([.. DateEffects.Of(before, after, now)]);
        if (!CallEffects.BearOnProposals(before, after))
            return effects;
        var (drafts, held) = (proposals.DraftsAsync(before.Id, cancellationToken), proposals.PlacesHeldAsync(before.Id, cancellationToken));
        var look = await LookAsync(before, after, now, cancellationToken);
        return effects with { Look = look, Drafts = (await drafts).Count, Places = [.. TouchedPlace.Of(before, after, await held)] };
    }

    private async Task<ProposalsLook> LookAsync(Call before, Call after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Longest;
        var live = (await index.OfAsync(before.Id, cancellationToken)).Entries
            .Where(entry => !entry.Status.IsAtRest()).Select(entry => entry.Id).OrderBy(id => id.Value, StringComparer.Ordinal).ToList();
        var (looked, touched, told) = (0, 0, new ConcurrentBag<ProposalEffect>());
        await Parallel.ForEachAsync(live.Chunk(PageSize), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (ids, stop) =>
        {
            if (clock.GetUtcNow() >= until)
                return;
            await foreach (var proposal in proposals.AmongAsync(ids, stop))
            {
                if (clock.GetUtcNow() >= until)
                    return;
                Interlocked.Increment(ref looked);
                var effect = ProposalEffect.Of(before, after, new Affected(proposal, await filed.OfAsync(proposal, stop)), now);
                if (effect.IsAny && Interlocked.Increment(ref touched) <= ProposalsLook.Most)
                    told.Add(effect);
            }
        });
        return new ProposalsLook([.. told.OrderBy(effect => effect.Reference.Value, StringComparer.Ordinal)], touched, looked, live.Count);
    }
}
