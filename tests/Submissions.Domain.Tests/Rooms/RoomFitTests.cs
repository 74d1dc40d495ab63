using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Calls;
using Submissions.Domain.Rooms;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Rooms;

public sealed class RoomFitTests
{
    [Fact]
    public void Document_001_is_told_of_every_place_why_it_fits_or_not() => Assert.Equal(
        [
            "fits Orangeraie at 08:30 if 2 microphones are borrowed",
            "fits Orangeraie at 18:30 if 2 microphones are borrowed",
            "fits Orangeraie at 13:15 if 2 microphones are borrowed",
            "does not fit Koutoubia on Wednesday at 13:15: It has no USB connection.",
            "does not fit Koutoubia at 18:30: It has no USB connection.",
            "does not fit Koutoubia on Thursday at 13:15: It has no USB connection.",
            "does not fit Agdal at 08:30: It seats 120 of 220.",
            "does not fit Agdal at 13:15: It seats 120 of 220.",
            "does not fit Bahia at 13:15: It seats 36 of 220. It has no theatre layout, only boardroom and u-shape. It has 2 of 8 microphones, and 4 can be borrowed.",
            "does not fit Menara at 08:30: It seats 80 of 220. It has no theatre layout, only boardroom. No food may be served in it. It has 3 of 8 microphones, and 4 can be borrowed. It has no USB connection.",
            "does not fit Menara at 13:15: It seats 80 of 220. It has no theatre layout, only boardroom. No food may be served in it. It has 3 of 8 microphones, and 4 can be borrowed. It has no USB connection.",
        ],
        Summaries(Some.Call(), Of001()));

    [Fact]
    public void Place_that_is_taken_fits_if_the_other_gives_it_up()
    {
        var fit = Assert.Single(RoomFit.All(Some.Call(), Seats(10)), f => f.Where == "Koutoubia on Thursday at 13:15");
        Assert.Equal((Fit.FitsIf, "fits Koutoubia on Thursday at 13:15 if \"Luncheon of the hosts\" gives up Koutoubia on Thursday at 13:15"), (fit.Fit, fit.Summary));
    }

    [Fact]
    public void Borrowing_names_the_event_that_has_asked_for_the_same()
    {
        var demand = Of001() with { WishedSlots = ["thu-lunch"] };
        var fit = Assert.Single(RoomFit.All(Some.Call(), demand, [new Claim("thu-lunch", "menara", "Ministers' lunch", Microphones(1))]), f => f.Where == "Orangeraie at 13:15");
        Assert.Equal("fits Orangeraie at 13:15 if 2 microphones are borrowed, 1 of them from \"Luncheon of the hosts\" and \"Ministers' lunch\"", fit.Summary);
    }

    [Fact]
    public void Claim_in_a_slot_too_near_in_the_same_room_stands_in_the_way()
    {
        var call = Some.Call();
        var slots = call.Slots.Append(new Slot("fri-morning", call.Slot("fri-breakfast")!.Ends.AddMinutes(14), 60, "session", ["orangeraie"]));
        var near = call with { Slots = [.. slots], Taken = [new Claim("fri-morning", "orangeraie", "Round table", Microphones(0))] };
        Assert.Equal(Fit.FitsIf, Breakfast(near).Fit);
        Assert.Equal(Fit.Fits, Breakfast(near with { BufferMinutes = 14 }).Fit);
        Assert.Equal("\"Round table\" gives up Orangeraie at 09:59, which leaves less than the 15 minutes between two events", Assert.Single(Breakfast(near).Conditions));

        static PlaceFit Breakfast(Call call) => RoomFit.All(call, Seats(10)).Single(f => f.Place.Slot.Id == "fri-breakfast" && f.Place.Room.Id == "orangeraie");
    }

    [Fact]
    public void Wished_slots_come_first_among_equals()
    {
        var demand = Seats(10) with { WishedSlots = ["fri-breakfast", "wed-evening"] };
        Assert.Equal(["fri-breakfast", "wed-evening"], RoomFit.Ranked(Some.Call(), demand).Select(f => f.Place.Slot.Id).Distinct().Take(2));
    }

    [Fact]
    public void Demand_counts_microphones_for_panellists_and_moderator_and_a_booth_for_each_language()
    {
        var content = Some.MarrakeshContent();
        var demand = Demand.Of(content with { Requirements = content.Requirements with { Interpretation = ["fr", "ar", "fr"] } });
        Assert.Equal((8, 2), (demand.Equipment["microphone"], demand.Equipment["interpretation-booth"]));
    }

    [Fact]
    public void More_demand_never_fits_better() => Prop.ForAll(Demands.Two().ToArbitrary(), pair =>
    {
        var call = Some.Call();
        var (less, more) = (pair.Item1, Sum(pair.Item1, pair.Item2));
        return RoomFit.All(call, less).Zip(RoomFit.All(call, more)).All(fits => fits.Second.Fit <= fits.First.Fit);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_equipment_never_fits_worse() => Prop.ForAll(Demands.Zip(Equipment).Zip(Equipment).ToArbitrary(), given =>
    {
        var ((demand, inRooms), movable) = given;
        var call = Some.Call();
        var richer = call with
        {
            Rooms = [.. call.Rooms.Select(room => room with { Equipment = Sum(room.Equipment, inRooms), Seats = room.Seats + 10 })],
            Movable = Sum(call.Movable, movable),
        };
        return RoomFit.All(call, demand).Zip(RoomFit.All(richer, demand)).All(fits => fits.Second.Fit >= fits.First.Fit);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_claims_never_fit_better() => Prop.ForAll(Demands.Zip(Equipment).ToArbitrary(), given =>
    {
        var call = Some.Call();
        var claims = call.Places.Select(place => new Claim(place.Slot.Id, place.Room.Id, "Another event", given.Item2)).ToList();
        return RoomFit.All(call, given.Item1).Zip(RoomFit.All(call, given.Item1, claims)).All(fits => fits.Second.Fit <= fits.First.Fit);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_says_its_reasons() => Prop.ForAll(Demands.ToArbitrary(), demand => RoomFit.All(Some.Call(), demand).All(fit => fit.Fit switch
    {
        Fit.No => fit.Reasons.Count > 0,
        Fit.FitsIf => fit.Reasons.Count == 0 && fit.Conditions.Count > 0,
        _ => fit.Reasons.Count == 0 && fit.Conditions.Count == 0,
    })).QuickCheckThrowOnFailure();

    private static Gen<Dictionary<string, int>> Equipment => Gen.Choose(0, 6).ArrayOf(EquipmentKind.All.Count)
        .Select(counts => EquipmentKind.All.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second));

    private static Gen<Demand> Demands =>
        from seats in Gen.Choose(0, 350)
        from layout in Gen.Elements([null, .. Layout.All])
        from minutes in Gen.Choose(0, 100)
        from catering in Gen.Elements(true, false)
        from equipment in Equipment
        select new Demand(seats, layout, minutes, catering, equipment, [], null);

    private static Demand Sum(Demand one, Demand other) => one with
    {
        Seats = one.Seats + other.Seats,
        Minutes = one.Minutes + other.Minutes,
        Catering = one.Catering || other.Catering,
        Layout = one.Layout ?? other.Layout,
        Equipment = Sum(one.Equipment, other.Equipment),
    };

    private static Dictionary<string, int> Sum(IReadOnlyDictionary<string, int> one, IReadOnlyDictionary<string, int> other) =>
        one.Concat(other).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));

    private static Demand Of001() => Demand.Of(Some.MarrakeshContent());

    private static Demand Seats(int seats) => new(seats, null, null, false, new Dictionary<string, int>(), [], null);

    private static Dictionary<string, int> Microphones(int count) => new() { [EquipmentKind.Microphone] = count };

    private static IEnumerable<string> Summaries(Call call, Demand demand) => RoomFit.Ranked(call, demand).Select(fit => fit.Summary);
}
