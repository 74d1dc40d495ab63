using System.Runtime.CompilerServices;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Gives proposals out of the system, and keeps who took what, and how much of it: an export leaves with names and addresses.</summary>
internal sealed class ExportProposals(ReadFiledProposals read, AuditStore audit)
{
    /// <summary>Nothing leaves before it is kept.</summary>
    /// <param name="what">The list's filter in its address' words, or the one proposal.</param>
    public async Task<IAsyncEnumerable<FiledReading>> RunAsync(
        CallId call, ExportFormat format, IReadOnlyList<QueueEntry> entries, string what, Act act, CancellationToken cancellationToken)
    {
        var line = $"{format.Name}, {entries.Count} {(entries.Count == 1 ? "proposal" : "proposals")}";
        await audit.AddAsync(Line(line), cancellationToken);
        return ReadAsync(entries, left => audit.AddAsync(Line($"{line}, {left} of them could not be read and {(left == 1 ? "is" : "are")} left out"), CancellationToken.None), cancellationToken);

        AuditEntry Line(string about) => NewAudit.Of(act, AuditKinds.Exported, call.Value, $"{about}{(what.Length > 0 ? $": {what}" : "")}");
    }

    /// <param name="tell">Told how many could not be read, once it is known; of an export that is broken off, among those that were given.</param>
    private async IAsyncEnumerable<FiledReading> ReadAsync(
        IReadOnlyList<QueueEntry> entries, Func<int, Task> tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = 0;
        try
        {
            await foreach (var one in read.RunAsync(entries, cancellationToken))
            {
                left += one.Filed is null ? 1 : 0;
                yield return one;
            }
        }
        finally
        {
            if (left > 0)
                await tell(left);
        }
    }
}
