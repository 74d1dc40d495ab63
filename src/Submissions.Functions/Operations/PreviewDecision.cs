using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Mail;

namespace Submissions.Functions.Operations;

/// <summary>The letter that a prepared decision would send, as its first reader would get it.</summary>
/// <param name="Others">Further recipients of the same letter.</param>
internal sealed record LetterPreview(ReadyLetter Letter, int Others);

/// <summary>Writes the letter of a prepared decision without owing it: the release is tried on a copy, its link leads nowhere.</summary>
internal sealed class PreviewDecision(OpenProposal open, FiledContent filed, LetterWriter writer)
{
    public async Task<LetterPreview?> RunAsync(ProposalId id, Act act, Uri site, CancellationToken cancellationToken)
    {
        if (await open.RunAsync(new Opener.Unit(id), cancellationToken) is not { Proposal: { Filed: { } filing, Deciding.Prepared: { } prepared } } opened)
            return null;
        // A merge holds the release up; the letter can be read all the same.
        var move = (opened.Proposal with { Merge = null }).Release(opened.Call, prepared.Number, AskOrganisers.FreshKey(), act);
        if (move is not Move.Made { Letters: [var letter, ..] letters } made)
            return null;
        var text = await filed.OfAsync(opened.Proposal, cancellationToken);
        var facts = new FiledFacts(text.Title, filing.At, filing.ReceiptCode);
        return new LetterPreview(await writer.WriteAsync(letter, opened.Call, made.Proposal, facts, act.At, site), letters.Count - 1);
    }
}
