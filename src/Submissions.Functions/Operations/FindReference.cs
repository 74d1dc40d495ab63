using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>The proposal that a number names, for the unit.</summary>
internal sealed class FindReference(ProposalStore proposals)
{
    /// <param name="typed">As people type it.</param>
    public async Task<ProposalId?> RunAsync(CallId call, string? typed, CancellationToken cancellationToken) =>
        Reference.TryParse(typed, out var reference) ? await proposals.FindByReferenceAsync(call, reference, cancellationToken) : null;
}
