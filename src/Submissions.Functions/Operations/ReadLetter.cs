using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A letter's text, for the support unit.</summary>
internal sealed record LetterRead(Call Call, Reference Reference, LetterFate Fate, string Subject, string Text);

/// <summary>Writes a letter again to be read, with the sentences that the call had when it was sent, and without the organisers' link: whoever reads it here must not become one of them.</summary>
internal sealed class ReadLetter(CallStore calls, ReadCallVersions versions, ProposalStore proposals, LetterStore letters, ComposeLetter compose)
{
    public async Task<LetterRead?> RunAsync(ProposalId proposal, string id, Uri site, CancellationToken cancellationToken)
    {
        if (!Letter.IsId(id)
            || await letters.FindAsync(proposal, id, cancellationToken) is not { Value: var fate }
            || await calls.FindAsync(proposal.Call, cancellationToken) is not { } call
            || await proposals.FindAsync(proposal, cancellationToken) is not { Value.Filed: { } filed })
            return null;
        call = fate.SentAt is { } sent ? call with { Wording = await versions.WordingAsync(call.Id, sent, cancellationToken) ?? call.Wording } : call;
        var ready = await compose.RunAsync(fate.Letter with { LinkKey = null }, call, site, cancellationToken);
        return ready is null ? null : new LetterRead(call, filed.Reference, fate, ready.Subject, ready.Text);
    }
}
