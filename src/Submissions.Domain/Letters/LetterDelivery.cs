namespace Submissions.Domain.Letters;

/// <summary>
/// What a letter's delivery events make of its fate. Events come late, repeated and in any order; the end depends on which there
/// were and on nothing else.
/// </summary>
public static class LetterDelivery
{
    /// <summary>Events kept with a letter: the most telling ones.</summary>
    private const int MostEvents = 20;

    /// <returns>The fate itself when it tells nothing new.</returns>
    public static LetterFate Heard(this LetterFate fate, DeliveryEvent heard)
    {
        if (fate.Events.Any(known => known.Id == heard.Id))
            return fate;
        IReadOnlyList<DeliveryEvent> events = [.. fate.Events.Append(heard).OrderByDescending(Weight).Take(MostEvents)];
        if (!events.Contains(heard))
            return fate;
        var after = fate with { Events = events };
        if (!heard.Proves(fate))
            return after;
        // Settled by an event before: then the first of them says when.
        if (fate.State == LetterState.Sent)
            return after with { SentAt = fate.SentAt is { } told && fate.Events.Any(known => known.At == told) && heard.At < told ? heard.At : fate.SentAt };
        return after.Settled(heard.At);
    }

    /// <summary>How the delivery stands; null while nothing was told. A later try counts more than an earlier one.</summary>
    public static DeliveryEvent? Delivery(this LetterFate fate) => fate.Events.Count == 0 ? null : fate.Events.MaxBy(Weight);

    /// <summary>Whether it was handed over and did not arrive.</summary>
    public static bool IsUndelivered(this LetterFate fate) => fate.State == LetterState.Sent && fate.Delivery() is { IsBad: true };

    /// <summary>Whether what was heard since <paramref name="before"/> is the proposal's business: the letter did not reach, or did after all.</summary>
    public static bool ConcernsProposal(this LetterFate after, LetterFate before) =>
        after.IsUndelivered()
            ? !before.IsUndelivered()
            : after.Events.Any(one => one.IsBad) && after.Delivery() is { Kind: DeliveryKind.Delivered } && before.Delivery() is not { Kind: DeliveryKind.Delivered };

    /// <summary>
    /// The service had the letter, whatever its sender knows of it. Of a try from before somebody had it sent again only an arrival says
    /// that another one is not needed.
    /// </summary>
    private static bool Proves(this DeliveryEvent heard, LetterFate fate) => heard.Try > fate.AgainAfter || fate.AgainAfter == 0 || heard.Kind == DeliveryKind.Delivered;

    private static LetterFate Settled(this LetterFate fate, DateTimeOffset at) =>
        fate with { State = LetterState.Sent, LeaseUntil = null, DoubtSince = null, SentAt = at, Error = null };

    private static (int Try, DeliveryKind Kind, DateTimeOffset At, string Id) Weight(DeliveryEvent one) => (one.Try, one.Kind, one.At, one.Id);
}
