using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Functions.Storage;

/// <summary>
/// One call's queue in memory. One reading runs at a time; whoever asks while it runs shares the next one, because the
/// running one may have passed by what was committed meanwhile.
/// </summary>
internal sealed class IndexedCall(MovedRows rows, TimeProvider clock)
{
    /// <summary>
    /// How long before what is known a reading begins: a transaction takes its instant when it is built, and may be committed
    /// later, by a clock that is not quite ours. Retries of one transaction end well within.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>How long a list is kept up to date before all of it is read again, beside the requests.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private Task<QueueList> running = Task.FromResult(QueueList.Empty);
    private Task<QueueList>? next;

    private Loaded? loaded;
    private Task<Loaded>? again;

    /// <summary>The queue with all that was committed before this call.</summary>
    public Task<QueueList> RefreshedAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            next ??= AfterAsync(running);
            return next.WaitAsync(cancellationToken);
        }
    }

    private async Task<QueueList> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
            (running, next) = (next!, null);

        // On behalf of all who wait: nobody's leaving ends it.
        loaded = loaded is { } known ? await RefreshAsync(Newer(known)) : await LoadAsync();
        return loaded.List;
    }

    /// <summary>What was read again beside the requests, when it has arrived; else what is known.</summary>
    private Loaded Newer(Loaded known)
    {
        if (again is { IsCompleted: true } done)
        {
            again = null;
            return done.IsCompletedSuccessfully ? done.Result : known with { At = clock.GetUtcNow() };
        }

        if (again is null && (clock.GetUtcNow() - known.At).Duration() >= Age)
            again = Task.Run(LoadAsync);
        return known;
    }

    private async Task<Loaded> LoadAsync()
    {
        var (now, shared) = (clock.GetUtcNow(), new SharedValues());
        var entries = await rows.ReadAsync(null, shared, CancellationToken.None);
        var list = QueueList.Empty.With(entries);
        return new Loaded(list, shared, now, Earlier(now, Highest(entries)));
    }

    private async Task<Loaded> RefreshAsync(Loaded known)
    {
        var now = clock.GetUtcNow();
        var keys = await rows.KeysAsync(Earlier(known.Until, now) - Overlap, CancellationToken.None);
        if (keys.FirstOrDefault(key => IsNews(known.List, key)) is not { } first)
            return known with { Until = Earlier(now, keys.Count > 0 ? QueueRows.Key(keys[^1]).MovedAt : known.Until) };
        var read = await rows.ReadAsync(first, known.Shared, CancellationToken.None);
        var moved = read.Where(entry => known.List.Find(entry.Id) is not { } held || held.MovedAt < entry.MovedAt).ToList();
        return known with { List = known.List.With(moved), Until = Earlier(now, Highest(read) ?? known.Until) };
    }

    private static bool IsNews(QueueList list, string key)
    {
        var (id, movedAt) = QueueRows.Key(key);
        return list.Find(id) is not { } known || known.MovedAt < movedAt;
    }

    private static DateTimeOffset? Highest(IReadOnlyList<QueueEntry> entries) => entries.Count > 0 ? entries.Max(entry => entry.MovedAt) : null;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;

    /// <param name="List">What is known.</param>
    /// <param name="Shared">What its entries share.</param>
    /// <param name="At">When all of it was read.</param>
    /// <param name="Until">Up to where everything is known that was committed in time: the highest instant seen, and no later than the clock.</param>
    private sealed record Loaded(QueueList List, SharedValues Shared, DateTimeOffset At, DateTimeOffset Until);
}
