using System.Collections.Concurrent;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Says what a change of a call would do to the proposals at hand, before anything is kept.</summary>
internal sealed partial class PreviewCall(ProposalStore proposals, QueueIndex index, FiledContent filed, TimeProvider clock, ILogger<PreviewCall> log)
{
    /// <summary>How long proposals are looked at before the page answers with what it knows: 10,000 take less (docs/performance.md), and Azure cuts a request off at 230 seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Proposals read in one go: a few MiB of rows, for each of <see cref="AtOnce"/>.</summary>
    public const int PageSize = 100;

    private const int AtOnce = 8;

    /// <param name="tell">Whether the writers of drafts are told where the closing becomes later.</param>
    public async Task<CallEffects> RunAsync(Call before, Call after, DateTimeOffset now, CancellationToken cancellationToken, bool tell = false)
    {
        var effects = new CallEffects([.. DateEffects.Of(before, after, now)]);
        if (!CallEffects.BearOnProposals(before, after))
            return effects;
        var until = clock.GetUtcNow() + Longest;
        var (listed, held) = (proposals.DraftsAsync(before.Id, cancellationToken), proposals.PlacesHeldAsync(before.Id, cancellationToken));
        var look = await LookAsync(before, after, now, until, cancellationToken);
        var drafts = await listed;
        return effects with
        {
            Look = look,
            Drafts = drafts.Count,
            Letters = tell && after.Window.Closes > before.Window.Closes
                ? await LettersAsync(after, [.. drafts.Select(draft => draft.Id)], new Extension(0, before.Window.Closes, now), until, cancellationToken)
                : null,
            Places = [.. TouchedPlace.Of(before, after, await held)],
        };
    }

    private async Task<ProposalsLook> LookAsync(Call before, Call after, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var live = (await index.OfAsync(before.Id, cancellationToken)).Entries.Where(entry => !entry.Status.IsAtRest()).Select(entry => entry.Id).ToList();
        var (touched, told) = (0, new ConcurrentBag<ProposalEffect>());
        var (looked, unreadable) = await EachAsync(live, drafts: false, until, async (proposal, stop) =>
        {
            var effect = ProposalEffect.Of(before, after, new Affected(proposal, await filed.OfAsync(proposal, stop)), now);
            if (effect.IsAny && Interlocked.Increment(ref touched) <= ProposalsLook.Most)
                told.Add(effect);
        }, cancellationToken);
        return new ProposalsLook([.. told.OrderBy(effect => effect.Reference.Value, StringComparer.Ordinal)], touched, looked, live.Count) { Unreadable = unreadable };
    }

    private async Task<LettersLook> LettersAsync(Call after, IReadOnlyList<ProposalId> drafts, Extension extension, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (letters, told) = (0, 0);
        var (looked, unreadable) = await EachAsync(drafts, drafts: true, until, (draft, _) =>
        {
            if (extension.Concerns(after, draft, extension.At) && draft.Recipients is { Count: > 0 } readers)
            {
                Interlocked.Add(ref letters, readers.Count);
                Interlocked.Increment(ref told);
            }

            return Task.CompletedTask;
        }, cancellationToken);
        return new LettersLook(letters, told, looked) { Unreadable = unreadable };
    }

    /// <returns>How many were looked at in time, and how many could not be because they cannot be read: those must not keep the call from being edited.</returns>
    private async Task<(int Looked, int Unreadable)> EachAsync(
        IEnumerable<ProposalId> ids, bool drafts, DateTimeOffset until, Func<Proposal, CancellationToken, Task> look, CancellationToken cancellationToken)
    {
        var (looked, unreadable) = (0, 0);
        var pages = ids.OrderBy(id => id.Value, StringComparer.Ordinal).Chunk(PageSize);
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (page, stop) =>
        {
            if (clock.GetUtcNow() >= until)
                return;
            await foreach (var (id, read) in proposals.AmongAsync(page, drafts, stop))
            {
                if (clock.GetUtcNow() >= until)
                    return;
                if (await TryAsync(id, read, look, stop))
                    Interlocked.Increment(ref looked);
                else
                    Interlocked.Increment(ref unreadable);
            }
        });
        return (looked, unreadable);
    }

    private async Task<bool> TryAsync(ProposalId id, Func<Proposal> read, Func<Proposal, CancellationToken, Task> look, CancellationToken cancellationToken)
    {
        try
        {
            await look(read(), cancellationToken);
            return true;
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            LogUnreadable(log, fault, id);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Proposal} cannot be read: what a change of its call would do to it is not known")]
    private static partial void LogUnreadable(ILogger log, Exception fault, ProposalId proposal);
}
