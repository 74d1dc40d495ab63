using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>The text of a filed version.</summary>
/// <param name="Json">Byte for byte, in UTF-8, as it was hashed.</param>
internal sealed record FiledText(Reference Reference, int Version, string Json);

/// <summary>Gives organisers what they filed, so that they can hold it against the receipt.</summary>
internal sealed class ReadFiledVersion(OpenProposal open, ProposalStore proposals)
{
    /// <param name="version">A version's number, or null for the last one.</param>
    public async Task<FiledText?> RunAsync(Access access, int? version, CancellationToken cancellationToken)
    {
        if (await open.RunAsync(access, cancellationToken) is not { Proposal.Filed: { } filed })
            return null;
        var found = await proposals.FindVersionAsync(access.Id, version ?? filed.Version, cancellationToken);
        return found is null ? null : new FiledText(filed.Reference, found.Number, found.Json);
    }
}
