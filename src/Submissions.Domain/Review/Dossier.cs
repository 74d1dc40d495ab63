using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Review;

/// <summary>A filed proposal with everything the support unit needs to judge it. What is written and not filed is not in it.</summary>
/// <param name="Proposal">Its state. <see cref="Proposal.Content"/> is the organisers' own until they file it: the unit reads <paramref name="Filed"/>.</param>
/// <param name="Filed">The version that counts.</param>
/// <param name="Versions">Every filed version, the first first.</param>
public sealed record Dossier(
    Call Call, Proposal Proposal, FiledVersion Filed, IReadOnlyList<FiledVersion> Versions, IReadOnlyList<Finding> Findings,
    IReadOnlyList<PlaceFit> RoomFit, IReadOnlyList<HistoryEntry> History, IReadOnlyList<LetterFate> Letters)
{
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Its place, where another can have it; null where none can.</summary>
    public PlaceOffer? Offer { get; init; }

    /// <summary>Other proposals of its organisations.</summary>
    public IReadOnlyList<Neighbour> OfItsOrganisations { get; init; } = [];

    /// <summary>Others that may be the same event.</summary>
    public IReadOnlyList<Neighbour> Alike { get; init; } = [];

    /// <summary>
    /// How much of the history it shows. Acts carry it back: whoever acts on less than there is now is told what was added.
    /// An organiser's typing adds nothing to it.
    /// </summary>
    public int Seen => Proposal.HistoryLength;

    public IReadOnlyList<AskedDocument> Asked => Proposal.Asked(Call);

    public Reference Reference => Proposal.Filed!.Reference;
}
