using System.Runtime.CompilerServices;
using Submissions.Domain.Desk;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <param name="After">Give it to read on; null at the end.</param>
internal sealed record AuditPart(IReadOnlyList<AuditEntry> Entries, string? After);

/// <summary>The audit, by page and as a whole; of one proposal from its own history.</summary>
internal sealed class ReadAudit(AuditStore audit, CallStore calls, ProposalStore proposals, NoteStore notes)
{
    public const int PageSize = 100;
    private const int ExportedAtOnce = 1000;

    public async Task<AuditPart> PageAsync(AuditFilter filter, string? after, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in AllAsync(filter, AuditStore.IsPlace(after) ? after : null, PageSize + 1, cancellationToken))
        {
            entries.Add(entry);
            if (entries.Count > PageSize)
                break;
        }

        return new AuditPart([.. entries.Take(PageSize)], entries.Count > PageSize ? entries[PageSize - 1].Place : null);
    }

    /// <summary>All of it, read while it is taken.</summary>
    public IAsyncEnumerable<AuditEntry> AllAsync(AuditFilter filter, CancellationToken cancellationToken) => AllAsync(filter, null, ExportedAtOnce, cancellationToken);

    private async IAsyncEnumerable<AuditEntry> AllAsync(
        AuditFilter filter, string? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (filter.Proposal is { } proposal)
        {
            var history = (await proposals.HistoryAsync(proposal, cancellationToken)).Select(entry => AuditRows.Entry(proposal, entry));
            var written = (await notes.OfAsync(proposal, cancellationToken)).SelectMany(note => AuditRows.Entries(proposal, note));
            foreach (var entry in history.Reverse().Concat(written.Reverse()).OrderByDescending(entry => entry.At).Where(entry => filter.Takes(entry) && (after is null || string.CompareOrdinal(entry.Place, after) > 0)))
                yield return entry;
            yield break;
        }

        var ids = (await calls.AllAsync(cancellationToken)).Select(call => call.Id).ToList();
        await foreach (var entry in audit.ReadAsync(ids, filter, after, pageSize, cancellationToken))
            yield return entry;
    }
}
