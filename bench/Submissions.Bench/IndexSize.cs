using Submissions.Domain.Calls;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>The queue in memory, without storage and without pages: what an entry weighs, and what filtering and ordering take at 100, 10,000 and 100,000.</summary>
internal static class IndexSize
{
    private const int Rounds = 25;

    public static Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var call = DemoCall.From(Some.Call(), Storage.Now);
        int[] sizes = plan.Quick ? [100, 10_000] : [100, 10_000, 100_000];
        var rows = new List<Row>();
        var few = Measured.Of(call, sizes[0]);
        foreach (var size in sizes[1..])
        {
            var many = Measured.Of(call, size);
            rows.Add(Row.Told($"memory of {size:N0} entries", $"{many.Bytes / 1024.0 / 1024:0.0} MiB", "", $"{many.Bytes / (double)size:0} bytes each"));
            rows.Add(Against("first 50 in their order", size, many.Plain, few.Plain));
            rows.Add(Against("words, two facets, by title", size, many.Filtered, few.Filtered));
            rows.Add(Against("what stands beside one proposal", size, many.Beside, few.Beside));
            rows.Add(Against("the list after one change", size, many.Changed, few.Changed));
        }

        return Task.FromResult<IReadOnlyList<Row>>(rows);
    }

    private static Row Against(string what, int size, double ours, double few) =>
        Row.Told($"  {what}, {size:N0}", $"{ours:0.00} ms", $"100: {few:0.00} ms", $"{ours / few:0.0} x");

    private sealed record Measured(long Bytes, double Plain, double Filtered, double Beside, double Changed)
    {
        public static Measured Of(Call call, int size)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var shared = new SharedValues();
            var now = Storage.Now;
            // Out of rows, as an instance reads them.
            var list = QueueList.Empty.With([.. Seed.Entries(call, now).Take(size).Select(entry => QueueRows.Entry(QueueRows.Row(entry), shared))]);
            var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
            var viewer = new QueueViewer(call, null, null, now);
            var filtered = new QueueQuery(QueueFilter.Parse("q=egalite&kind=government,academia&documents=missing", out _), new QueueSort(QueueOrder.Title, false));
            var middle = list.Entries.ElementAt(size / 2);
            var measured = new Measured(
                bytes,
                Median(() => QueueSlice.Of(list, QueueQuery.Everything, viewer, 50)),
                Median(() => QueueSlice.Of(list, filtered, viewer, 50)),
                Median(() => (middle.OfItsOrganisations(list.Entries), middle.Alike(list.Entries), QueueNeighbours.Of(list, QueueQuery.Everything, viewer, middle))),
                Median(() => list.With([list.Entries.First() with { MovedAt = now }])));
            GC.KeepAlive(shared);
            return measured;
        }

        private static double Median(Func<object> act)
        {
            act();
            return Sides.Median(Enumerable.Range(0, Rounds).Select(_ =>
            {
                var began = TimeProvider.System.GetTimestamp();
                GC.KeepAlive(act());
                return TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
            }));
        }
    }
}
