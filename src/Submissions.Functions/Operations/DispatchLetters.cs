using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Sends what is due, call by call, of each the oldest. Reads nothing but what is due; may run in several instances at once
/// and be killed at any line.
/// </summary>
internal sealed class DispatchLetters(CallStore calls, DueStore due, DeskLetters desk, DeliverLetters deliver, OldestLetter oldest, IMailer mailer, TimeProvider clock)
{
    /// <summary>Letters a run looks at, a call: the rest is for the next run.</summary>
    public const int Most = 100;

    private const int ProposalsAtOnce = 4;

    /// <summary>How long a run takes up letters: well below the host's functionTimeout, at which the whole process is killed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="site">The address that links in letters begin with.</param>
    /// <returns>How many letters this run sent.</returns>
    public async Task<int> RunAsync(Uri site, CancellationToken cancellationToken)
    {
        if (mailer.RestsUntil > clock.GetUtcNow())
        {
            oldest.Tell();
            return 0;
        }

        var found = new List<DueRow>();
        var isAll = false;
        try
        {
            (var sent, isAll) = await RunAsync(site, found, cancellationToken);
            return sent;
        }
        finally
        {
            oldest.Seen(found, isAll);
        }
    }

    /// <param name="found">Takes what is due.</param>
    /// <returns>How many were sent, and whether every call had its turn.</returns>
    private async Task<(int Sent, bool IsAll)> RunAsync(Uri site, List<DueRow> found, CancellationToken cancellationToken)
    {
        var sent = 0;
        var until = clock.GetUtcNow() + Longest;
        // First: somebody is waiting for it before a page.
        var first = new DispatchRun(null, site, until, clock);
        var desks = await desk.DueAsync(cancellationToken);
        found.AddRange(desks);
        await deliver.RunAsync(first, LetterOwner.Desk, desks, cancellationToken);
        if (first.IsOver)
            return (first.Sent, false);
        sent += first.Sent;
        foreach (var call in Shuffled(await calls.AllAsync(cancellationToken)))
        {
            var run = await RunAsync(call, site, until, found, cancellationToken);
            sent += run.Sent;
            if (run.IsOver)
                return (sent, false);
        }

        return (sent, true);
    }

    private async Task<DispatchRun> RunAsync(Call call, Uri site, DateTimeOffset until, List<DueRow> found, CancellationToken cancellationToken)
    {
        var rows = await due.DueAsync(call.Id, clock.GetUtcNow(), Most, cancellationToken);
        found.AddRange(rows);
        var run = new DispatchRun(call, site, until, clock);
        // A proposal's letters go one after another, so that nobody reads "changed" before "received".
        var proposals = Shuffled([.. rows.GroupBy(row => row.Owner, (owner, letters) => (Owner: owner, Due: letters.ToList()))]);
        await Parallel.ForEachAsync(
            proposals, new ParallelOptions { MaxDegreeOfParallelism = ProposalsAtOnce, CancellationToken = cancellationToken },
            async (group, stop) => await deliver.RunAsync(run, group.Owner, group.Due, stop));
        return run;
    }

    /// <summary>Instances that run at once begin at different places: else each would lose to another the race for every single letter.</summary>
    private static T[] Shuffled<T>(IReadOnlyList<T> items)
    {
        T[] shuffled = [.. items];
        Random.Shared.Shuffle(shuffled);
        return shuffled;
    }
}

/// <summary>One run over one call's due letters, or over the desk's.</summary>
internal sealed class DispatchRun(Call? call, Uri site, DateTimeOffset until, TimeProvider clock)
{
    private int sent;
    private volatile bool over;

    /// <summary>Null for the desk's.</summary>
    public Call? Call { get; } = call;

    public Uri Site { get; } = site;

    public int Sent => sent;

    /// <summary>Whether the mailer takes nothing more for now, or the run has taken its time: the rest is for the next one.</summary>
    public bool IsOver => over || clock.GetUtcNow() >= until;

    public void CountSent() => Interlocked.Increment(ref sent);

    public void End() => over = true;
}
