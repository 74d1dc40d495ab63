using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Tells the writers of a call's drafts that its deadline was extended, in the order of the drafts' ids. Each draft is a request of its own, done
/// once by its key, and how far it came is noted: two instances at once, or one that is killed between any two lines, leave nobody out and tell nobody twice.
/// </summary>
internal sealed partial class TellOfExtension(
    CallStore calls, ExtensionStore extensions, ProposalStore proposals, ChangeProposal change, TimeProvider clock, ILogger<TellOfExtension> log)
{
    /// <summary>Drafts between two notes.</summary>
    public const int NoteEvery = 40;

    private const int AtOnce = 4;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Longest;
        return extensions.EachAsync(
            calls, (call, walk) => walk.Extension is { } extension ? RunAsync(call, walk, extension, until, cancellationToken) : extensions.EndAsync(walk, cancellationToken),
            (fault, call) => LogLeft(log, fault, call), cancellationToken);
    }

    private async Task RunAsync(Call call, CallWalk walk, Extension extension, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var left = (await proposals.DraftsAsync(call.Id, cancellationToken)).Select(draft => draft.Id)
            .Where(id => string.CompareOrdinal(id.Value, walk.After) > 0).OrderBy(id => id.Value, StringComparer.Ordinal).ToList();
        foreach (var some in left.Chunk(NoteEvery))
        {
            if (clock.GetUtcNow() >= until)
                return;
            var busy = 0;
            await Parallel.ForEachAsync(some, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (id, stop) =>
            {
                if (!await TryAsync(id, extension, stop))
                    Interlocked.Increment(ref busy);
            });
            // Those that several people are changing at this moment are tried again, with those beside them.
            if (busy > 0 || await extensions.KeepAsync(walk with { After = some[^1].Value }, cancellationToken) is not { } noted)
                return;
            walk = noted;
        }

        await extensions.EndAsync(walk, cancellationToken);
        LogTold(log, extension.Version, call.Id);
    }

    /// <returns>False when it is to be tried again.</returns>
    private async Task<bool> TryAsync(ProposalId id, Extension extension, CancellationToken cancellationToken)
    {
        try
        {
            var (key, act) = (AskOrganisers.FreshKey(), new Act(Act.Timer, clock.GetUtcNow()));
            var outcome = await change.RunAsync(
                new Opener.Unit(id), RequestKey.Parse($"deadline-moved-{extension.Version:D6}"), "deadline-moved",
                (opened, _) => Task.FromResult(Decide(opened, extension, key, act)), (_, opened) => opened, cancellationToken);
            return outcome is not Outcome<Opened>.Refused refused || refused.Refusal != ChangeProposal.Busy;
        }
        catch (Exception fault) when (RowFormat.IsBroken(fault))
        {
            // What cannot be read, or kept, today cannot be tomorrow: it must not keep those after it from being told.
            LogFailed(log, fault, id);
            return true;
        }
    }

    private static Decision<Opened> Decide(Opened opened, Extension extension, LinkKey key, Act act) => opened.Proposal.Tell(opened.Common, extension, key, act) switch
    {
        Move.Made made => new Decision<Opened>.Wanted(new ProposalChange(opened.AsStored(), made), "done", after => after),
        var refused => Decision<Opened>.Refuse((Move.Refused)refused),
    };

    [LoggerMessage(1, LogLevel.Information, "The writers of drafts were told of the extension that version {Version} of {Call} made")]
    private static partial void LogTold(ILogger log, int version, CallId call);

    [LoggerMessage(2, LogLevel.Error, "{Proposal} could not be read or kept; its writers are not told of the extension")]
    private static partial void LogFailed(ILogger log, Exception fault, ProposalId proposal);

    [LoggerMessage(3, LogLevel.Error, "The writers of {Call}'s drafts could not all be told of its extension; the next run tries again")]
    private static partial void LogLeft(ILogger log, Exception fault, CallId call);
}
