using System.Runtime.CompilerServices;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Reads proposals whole, as they were filed, in the order given: some ahead of whoever takes them, and never all at once.</summary>
internal sealed class ReadFiledProposals(ProposalStore proposals, FiledContent filed)
{
    private const int Ahead = 16;

    public async IAsyncEnumerable<FiledProposal> RunAsync(IReadOnlyList<QueueEntry> entries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = new Queue<Task<FiledProposal?>>();
        var next = 0;
        while (next < entries.Count || reading.Count > 0)
        {
            while (next < entries.Count && reading.Count < Ahead)
                reading.Enqueue(ReadAsync(entries[next++], cancellationToken));
            if (await reading.Dequeue() is { } read)
                yield return read;
        }
    }

    private async Task<FiledProposal?> ReadAsync(QueueEntry entry, CancellationToken cancellationToken) =>
        await proposals.FindAsync(entry.Id, cancellationToken) is { Value: { Filed: not null } proposal }
            ? new FiledProposal(entry, proposal, await filed.OfAsync(proposal, cancellationToken))
            : null;
}
