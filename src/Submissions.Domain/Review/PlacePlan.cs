using Submissions.Domain.Calls;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Review;

/// <summary>A proposal that is to be given a place.</summary>
/// <param name="Demand">Null where it cannot be read.</param>
public sealed record PlaceSeeker(QueueEntry Entry, Demand? Demand);

/// <summary>A proposal with the place it would be given.</summary>
/// <param name="Place">As in <c>fri-breakfast/menara</c>; null for none.</param>
/// <param name="Choices">Every place that it fits, the best first, as things stand before anybody of the plan has one.</param>
/// <param name="Why">How the place fits it, or why it has none.</param>
public sealed record PlannedPlace(QueueEntry Entry, string? Place, IReadOnlyList<PlaceFit> Choices, string Why);

/// <summary>Places for several proposals at once, shown before anything happens. Nothing in it is held before a release.</summary>
/// <param name="Rows">In the order in which places are given.</param>
/// <param name="Clashes">What stands against the places chosen, a sentence each.</param>
public sealed record PlacePlan(IReadOnlyList<PlannedPlace> Rows, IReadOnlyList<string> Clashes)
{
    /// <summary>Those of others with a place that cannot be read, by reference: what they borrow is not counted.</summary>
    public IReadOnlyList<string> UnreadHolders { get; init; } = [];

    /// <summary>More are not planned at once: each is read whole.</summary>
    public const int Most = 300;

    private const string Unreadable = "It could not be read, so it is given no place here. Tell whoever operates this system.";

    /// <summary>
    /// Gives each its best place that takes nothing from anybody: neither room nor buffer nor what is borrowed. In the order of the
    /// call's rules, so that whoever stands first has the choice.
    /// </summary>
    /// <param name="held">Places that others hold or have prepared.</param>
    public static PlacePlan Propose(Call call, IReadOnlyList<PlaceSeeker> seekers, IReadOnlyList<Claim> held)
    {
        var (claims, rows) = (held.ToList(), new List<PlannedPlace>());
        foreach (var seeker in InOrder(call, seekers))
        {
            var free = Fits(call, seeker, claims).FirstOrDefault(fit => fit.Fit != Fit.No && !fit.Clashes);
            if (free is not null)
                claims.Add(Claim(seeker.Entry, free));
            rows.Add(Row(call, seeker, free, held));
        }

        return new PlacePlan(rows, []);
    }

    /// <summary>The places that were chosen, held against each other and against those of others.</summary>
    /// <param name="chosen">Which place each was given, by the proposal's id; none for those that are to have none.</param>
    public static PlacePlan Check(Call call, IReadOnlyList<PlaceSeeker> seekers, IReadOnlyList<Claim> held, IReadOnlyDictionary<string, string> chosen)
    {
        var (claims, rows, clashes) = (held.ToList(), new List<PlannedPlace>(), new List<string>());
        foreach (var seeker in InOrder(call, seekers))
        {
            var name = chosen.GetValueOrDefault(seeker.Entry.Id.Value);
            var fit = name is null ? null : Fits(call, seeker, claims).FirstOrDefault(one => GivenPlace.Name(one.Place) == name);
            if (name is not null && fit is null)
                clashes.Add(seeker.Demand is null ? $"{seeker.Entry.Reference} could not be read." : $"{seeker.Entry.Reference}: the call has no such place.");
            if (fit is { Clashes: true })
                clashes.Add($"{seeker.Entry.Reference} {fit.Summary}.");
            if (fit is not null)
                claims.Add(Claim(seeker.Entry, fit));
            rows.Add(Row(call, seeker, fit, held));
        }

        return new PlacePlan(rows, clashes);
    }

    /// <summary>What an event takes of rooms and pool where it is.</summary>
    public static Claim Claim(QueueEntry entry, PlaceFit fit) => new(fit.Place.Slot.Id, fit.Place.Room.Id, entry.Reference.Value, fit.Borrows);

    /// <summary>The same of one that cannot be read: what it borrows nobody knows.</summary>
    /// <param name="by">Its reference.</param>
    /// <returns>Null when the call has no such place.</returns>
    public static Claim? RoomAlone(Call call, string place, string by) =>
        GivenPlace.Find(call, place) is { } given ? new Claim(given.Slot, given.Room, by, new Dictionary<string, int>()) : null;

    /// <summary>The best first.</summary>
    private static IReadOnlyList<PlaceFit> Fits(Call call, PlaceSeeker seeker, IReadOnlyList<Claim> claims) =>
        seeker.Demand is { } demand ? RoomFit.Ranked(call, demand, claims) : [];

    private static IEnumerable<PlaceSeeker> InOrder(Call call, IReadOnlyList<PlaceSeeker> seekers)
    {
        var byId = seekers.ToDictionary(seeker => seeker.Entry.Id);
        return call.InOrder(seekers.Select(seeker => seeker.Entry)).Select(entry => byId[entry.Id]);
    }

    private static PlannedPlace Row(Call call, PlaceSeeker seeker, PlaceFit? fit, IReadOnlyList<Claim> held)
    {
        IReadOnlyList<PlaceFit> choices = [.. Fits(call, seeker, held).Where(one => one.Fit != Fit.No)];
        var none = seeker.Demand is null ? Unreadable : choices.Count == 0 ? "Fits no place of the call." : choices.All(one => one.Clashes) ? "Every place that it fits is taken by others." : "No place: those that it fits are given to others of this list, or left out.";
        return new PlannedPlace(seeker.Entry, fit is null ? null : GivenPlace.Name(fit.Place), choices, fit?.Summary ?? none);
    }
}
