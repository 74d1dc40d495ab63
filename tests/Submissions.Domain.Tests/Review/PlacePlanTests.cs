using Submissions.Domain.Calls;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class PlacePlanTests
{
    /// <summary>Two rooms, two hours back to back, and two microphones that can be carried.</summary>
    private static readonly Call Small = Some.Call() with
    {
        Rooms = [Room("large", 200, 1), Room("small", 20, 1)],
        Slots = [Slot("early", 8), Slot("late", 9)],
        Movable = new Dictionary<string, int> { [EquipmentKind.Microphone] = 2 },
        Taken = [],
        BufferMinutes = 0,
    };

    public static TheoryData<string, int, string[], string[], string> Plans => new()
    {
        // What is asked ("seats[+microphones][@wished slot]"), the buffer, what others hold, and who gets what.
        { "each the best, the first first", 0, [], ["100", "100", "10", "10"], "large/early large/late small/early small/late" },
        { "who wished has it, unless one before has it", 0, [], ["100@late", "100@late", "10@late"], "large/late large/early small/late" },
        { "one that fits nothing has none, and takes none", 0, [], ["300", "100"], "- large/early" },
        { "the buffer keeps the next slot free", 30, [], ["100", "100", "100"], "large/early - -" },
        { "what others hold is not given", 0, ["large/early"], ["100", "100"], "large/late -" },
        { "the buffer counts against others too", 30, ["large/early"], ["100", "10"], "- small/early" },
        { "two microphones are lent once in one slot, and again in the next", 0, [], ["10+3", "10+3", "10+3"], "large/early large/late -" },
        { "one each is lent to both", 0, [], ["10+2", "10+2", "10+1"], "large/early small/early large/late" },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void Each_has_the_best_place_that_takes_nothing_from_another(string why, int buffer, string[] held, string[] asked, string places)
    {
        var call = Small with { BufferMinutes = buffer };
        var seekers = asked.Select(Seeker).ToList();
        var plan = PlacePlan.Propose(call, seekers, Held(held));
        Assert.Equal((why, places), (why, string.Join(' ', plan.Rows.Select(row => Turned(row.Place)))));
        // Whatever was proposed stands against nothing; and whoever has none is told why.
        var chosen = plan.Rows.Where(row => row.Place is not null).ToDictionary(row => row.Entry.Id.Value, row => row.Place!);
        Assert.Equal([], PlacePlan.Check(call, seekers, Held(held), chosen).Clashes);
        Assert.All(plan.Rows, row => Assert.NotEmpty(row.Why));
    }

    [Fact]
    public void What_was_chosen_by_hand_is_held_against_the_others_and_each_clash_is_a_sentence()
    {
        PlaceSeeker[] seekers = [Seeker("100", 0), Seeker("100", 1), Seeker("10", 2)];
        var chosen = seekers.ToDictionary(seeker => seeker.Entry.Id.Value, _ => "early/large");
        var plan = PlacePlan.Check(Small, seekers, Held(["small/late"]), chosen);
        Assert.Equal(2, plan.Clashes.Count);
        Assert.StartsWith($"{seekers[1].Entry.Reference} fits", plan.Clashes[0], StringComparison.Ordinal);
        Assert.Contains($"\"{seekers[0].Entry.Reference}\" gives up", plan.Clashes[0], StringComparison.Ordinal);
        Assert.Equal([$"{seekers[2].Entry.Reference}: the call has no such place."], PlacePlan.Check(Small, [seekers[2]], [], new Dictionary<string, string> { [seekers[2].Entry.Id.Value] = "noon/large" }).Clashes);
        Assert.Equal(3, PlacePlan.Check(Small, seekers, [], new Dictionary<string, string>()).Rows.Count(row => row.Place is null));
    }

    private static PlaceSeeker Seeker(string asked, int number)
    {
        var parts = asked.Split('@');
        var needs = parts[0].Split('+').Select(int.Parse).ToList();
        var equipment = new Dictionary<string, int>();
        if (needs.Count > 1)
            equipment[EquipmentKind.Microphone] = needs[1];
        return new PlaceSeeker(SomeQueue.Entry(number), new Demand(needs[0], null, 60, false, equipment, parts.Length > 1 ? [parts[1]] : [], null));
    }

    private static List<Claim> Held(string[] places) => [.. places.Select(place => new Claim(place.Split('/')[1], place.Split('/')[0], "Another", new Dictionary<string, int>()))];

    private static string Turned(string? place) => place is null ? "-" : string.Join('/', place.Split('/').Reverse());

    private static Room Room(string id, int seats, int microphones) => new(id, id, seats, ["theatre"], new Dictionary<string, int> { [EquipmentKind.Microphone] = microphones }, true);

    private static Slot Slot(string id, int hour) => new(id, new DateTimeOffset(2018, 12, 7, hour, 0, 0, TimeSpan.FromHours(1)), 60, "breakfast", ["large", "small"]);
}
