namespace Submissions.Testing;

public static partial class Some
{
    /// <summary>About 1,500 words, as long as source document 001's description.</summary>
    public static string MarrakeshDescription { get; } = Resource("marrakesh-description.txt").TrimEnd();

    private static string AmmanDescription { get; } = Resource("amman-description.txt").TrimEnd();

    private const string MarrakeshObjective =
        "The side event will set out what makes capacity building for migration governance succeed and what makes it fail, drawing on a "
        + "decade of peer exchange and of one country's mobility partnership, and will discuss how a mechanism of the compact can engage "
        + "with partners, create conditions in which they can use what they learn, and take part in the compact's review.";

    private const string MarrakeshResults =
        "Presentations and discussions are expected to leave the usual list of achievements behind and to end in proposals. The event looks "
        + "back and ahead: it gathers what has been learnt about how capacity building has changed, which trends can be seen, and which of the "
        + "lessons can serve the mechanism that the compact foresees. The moderator will draw the main conclusions, and a short report will "
        + "be shared with the forum's secretariat.";

    private const string MarrakeshParticipation =
        "High-level speakers with different professional and institutional backgrounds and from different regions, among them countries "
        + "that took an active part in the forum and in the negotiation of the compact. The event is chaired by the State Secretary of the "
        + "Ministry of Foreign Affairs and European Integration of the Republic of Moldova.";

    private const string MarrakeshMethodology =
        "The event lasts 75 minutes and has two sessions. The first brings together a regional dialogue, a national government and a local "
        + "authority; in the second a donor and an international organisation share what they have learnt from facilities of global reach. "
        + "After each session the participants can put questions to the speakers. During both of them the audience is asked to vote on "
        + "several questions with coloured cards or by live polling, as the venue allows. The moderator closes with conclusions and "
        + "recommendations.";
}
