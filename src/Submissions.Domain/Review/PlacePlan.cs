using Submissions.Domain.Calls;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Review;

/// <summary>A proposal that is to be given a place.</summary>
public sealed record PlaceSeeker(QueueEntry Entry, Demand Demand);

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
    /// <summary>More are not planned at once: each is read whole.</summary>
    public const int Most = 300;

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
            var free = RoomFit.Ranked(call, seeker.Demand, claims).FirstOrDefault(fit => fit.Fit != Fit.No && !fit.Clashes);
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
            var fit = name is null ? null : RoomFit.All(call, seeker.Demand, claims).FirstOrDefault(one => GivenPlace.Name(one.Place) == name);
            if (name is not null && fit is null)
                clashes.Add($"{seeker.Entry.Reference}: the call has no such place.");
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

    private static IEnumerable<PlaceSeeker> InOrder(Call call, IReadOnlyList<PlaceSeeker> seekers)
    {
        var byId = seekers.ToDictionary(seeker => seeker.Entry.Id);
        return call.InOrder(seekers.Select(seeker => seeker.Entry)).Select(entry => byId[entry.Id]);
    }

    private static PlannedPlace Row(Call call, PlaceSeeker seeker, PlaceFit? fit, IReadOnlyList<Claim> held)
    {
        IReadOnlyList<PlaceFit> choices = [.. RoomFit.Ranked(call, seeker.Demand, held).Where(one => one.Fit != Fit.No)];
        var none = choices.Count == 0 ? "Fits no place of the call." : choices.All(one => one.Clashes) ? "Every place that it fits is taken by others." : "No place: those that it fits are given to others of this list, or left out.";
        return new PlannedPlace(seeker.Entry, fit is null ? null : GivenPlace.Name(fit.Place), choices, fit?.Summary ?? none);
    }
}
