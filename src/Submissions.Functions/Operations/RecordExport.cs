using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Keeps who took what out of the system, and how much of it: an export leaves with names and addresses.</summary>
internal sealed class RecordExport(AuditStore audit)
{
    /// <param name="what">The list's filter in its address' words, or the one proposal.</param>
    public Task RunAsync(CallId call, ExportFormat format, int count, string what, Act act, CancellationToken cancellationToken) =>
        audit.AddAsync(
            NewAudit.Of(act, AuditKinds.Exported, call.Value, $"{format.Name}, {count} {(count == 1 ? "proposal" : "proposals")}{(what.Length > 0 ? $": {what}" : "")}"), cancellationToken);
}
