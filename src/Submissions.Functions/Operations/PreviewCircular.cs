using Submissions.Domain.Circulars;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Mail;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Writes letters of a letter to many without owing them: it is tried on a copy of the proposal, its link leads nowhere.</summary>
internal sealed class PreviewCircular(OpenProposal open, FiledContent filed, LetterWriter writer)
{
    /// <summary>How many letters of each language are shown before it is prepared.</summary>
    public const int First = 3;

    private const string NoId = "0000000000000000";

    /// <summary>The letter to one proposal's first reader; null where it is not written to, or cannot be read.</summary>
    public async Task<LetterPreview?> OfAsync(ProposalId id, IReadOnlyList<CircularText> texts, Act act, Uri site, CancellationToken cancellationToken)
    {
        try
        {
            return await WrittenAsync(id, texts, act, site, cancellationToken);
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            return null;
        }
    }

    private async Task<LetterPreview?> WrittenAsync(ProposalId id, IReadOnlyList<CircularText> texts, Act act, Uri site, CancellationToken cancellationToken)
    {
        if (await open.RunAsync(new Opener.Unit(id), cancellationToken) is not { Proposal.Filed: { } filing } opened
            || opened.Proposal.Write(opened.Call, NoId, texts, AskOrganisers.FreshKey(), act) is not Move.Made { Letters: [var letter, ..] letters } made)
            return null;
        var facts = new FiledFacts((await filed.OfAsync(opened.Proposal, cancellationToken)).Title, filing.At, filing.ReceiptCode);
        return new LetterPreview(await writer.WriteAsync(letter, opened.Call, made.Proposal, facts, act.At, site), letters.Count - 1);
    }

    /// <summary>The first letters of each language, each to a proposal's first reader; and those of one proposal, if one is named.</summary>
    public async Task<IReadOnlyList<CircularPreview>> FirstAsync(CircularView view, IReadOnlyList<CircularText> texts, ProposalId? named, Act act, Uri site, CancellationToken cancellationToken)
    {
        var going = view.Readings.Where(reading => reading.To.Count > 0).ToList();
        var shown = going.Where(reading => reading.Proposal == named).Concat(view.Languages.SelectMany(language => going.Where(reading => reading.Language == language).Take(First)));
        var previews = new List<CircularPreview>();
        foreach (var reading in shown.DistinctBy(reading => reading.Proposal))
        {
            if (await OfAsync(reading.Proposal, texts, act, site, cancellationToken) is { Letter: var letter })
                previews.Add(new CircularPreview(reading, letter.To.Value, letter.Subject, letter.Text));
        }

        return previews;
    }
}

/// <summary>A letter as one reader would see it.</summary>
internal sealed record CircularPreview(CircularReading Reading, string To, string Subject, string Text);
