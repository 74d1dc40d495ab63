namespace Submissions.Domain.Proposals;

/// <summary>Who speaks at an event.</summary>
public static class Speakers
{
    /// <summary>The panellists that are named.</summary>
    public static IReadOnlyList<Panellist> Speaking(this ProposalContent content) =>
        [.. content.Panellists.Where(panellist => !panellist.Name.IsBlank())];

    /// <summary>How many need a microphone: the panellists and the moderator.</summary>
    public static int SpeakerCount(this ProposalContent content) =>
        content.Speaking().Count + ((content.Moderator?.Name).IsBlank() ? 0 : 1);

    /// <summary>Minutes of the programme: items without a number count nothing.</summary>
    public static int PlannedMinutes(this ProposalContent content) => content.Programme.Sum(item => item.Minutes.Value ?? 0);
}
