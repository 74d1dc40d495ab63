using Submissions.Domain.Checks;
using Submissions.Domain.Letters.Own;
using Submissions.Domain.Reminders;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Calls;

/// <summary>
/// A call for side events: dates, rules, rooms, slots and texts, all data. Made by <c>CallReader</c> from a file that the
/// support unit edits; it cannot exist wrong (a slot's rooms exist, the closing comes after the opening).
/// </summary>
public sealed record Call
{
    public required CallId Id { get; init; }

    /// <summary>Begins every reference: two to five capital letters.</summary>
    public required string Prefix { get; init; }

    public required Words Name { get; init; }
    public required Venue Venue { get; init; }

    /// <summary>The IANA zone of every local time in the call.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>First and last day of the forum, in <see cref="Zone"/>.</summary>
    public required DateOnly EventFrom { get; init; }

    public required DateOnly EventTo { get; init; }
    public required FilingWindow Window { get; init; }

    /// <summary>Day by whose end the unit decides.</summary>
    public DateOnly? DecisionBy { get; init; }

    public int? AcceptWithinDays { get; init; }

    /// <summary>Languages of the call's texts and letters, the default first: ISO 639-1 codes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required EmailAddress ContactEmail { get; init; }

    /// <summary>The guidelines, one paragraph a line; <c>Guidelines.In(language)</c>.</summary>
    public required Words Guidelines { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }
    public required DocumentLimits Documents { get; init; }
    public required IReadOnlyList<Room> Rooms { get; init; }

    /// <summary>Equipment that can be carried into any room, by kind: what one slot's events can borrow in all.</summary>
    public required IReadOnlyDictionary<string, int> Movable { get; init; }

    public required IReadOnlyList<Slot> Slots { get; init; }

    /// <summary>Places that are taken already (a plenary, an earlier decision), and what they borrow.</summary>
    public required IReadOnlyList<Claim> Taken { get; init; }

    /// <summary>Minutes that stay free between two events in one room.</summary>
    public required int BufferMinutes { get; init; }

    /// <summary>Other names of one organisation: the normalised alias to the normalised name it stands for.</summary>
    public required OrganisationNames Organisations { get; init; }

    /// <summary>Which reminders go out, and when.</summary>
    public ReminderPlan Reminders { get; init; } = ReminderPlan.Usual;

    /// <summary>Days on which no reminder goes out.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>When personal data is erased; null for never.</summary>
    public Retention? Retention { get; init; }

    /// <summary>What its letters say in words of its own.</summary>
    public CallWording Wording { get; init; } = CallWording.None;

    /// <summary>Every place: each slot in each room it names, in the call's order.</summary>
    public IEnumerable<Place> Places => Slots.SelectMany(slot => slot.Rooms.Select(id => new Place(slot, Room(id))));

    public Room Room(string id) => Rooms.First(room => room.Id == id);

    /// <summary>What the slots offer, as in <c>breakfast</c>, each once.</summary>
    public IReadOnlyList<string> Formats() => [.. Slots.Select(slot => slot.Format).Distinct(StringComparer.Ordinal)];

    public Slot? Slot(string id) => Slots.FirstOrDefault(slot => slot.Id == id);
}

/// <summary>Where the forum meets. Name and city are null while they are to be confirmed.</summary>
public sealed record Venue(string? Name, string? City, string? Country);

/// <summary>A file's limits. One MiB is 1,048,576 bytes; types are those of <see cref="Documents.FileType"/>.</summary>
public sealed record DocumentLimits(int MaxMiB, IReadOnlyList<string> Types)
{
    public long MaxBytes => MaxMiB * 1024L * 1024L;
}

/// <summary>A text in the call's languages.</summary>
public sealed record Words(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>That language when the text is given in it, else the first one given.</summary>
    public string LanguageFor(string language) => ByLanguage.ContainsKey(language) ? language : ByLanguage.Keys.FirstOrDefault() ?? language;

    /// <summary>The text in that language, else in the first one given.</summary>
    public string In(string language) => ByLanguage.TryGetValue(language, out var text) ? text : ByLanguage.Values.FirstOrDefault() ?? "";
}
