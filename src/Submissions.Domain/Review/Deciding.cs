using System.Text.Json.Serialization;
using Submissions.Domain.Calls;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Review;

[JsonConverter(typeof(JsonStringEnumConverter<DecisionKind>))]
public enum DecisionKind
{
    [JsonStringEnumMemberName("accept")] Accept,
    [JsonStringEnumMemberName("decline")] Decline,
    [JsonStringEnumMemberName("waiting-list")] WaitingList,
}

public static class DecisionKinds
{
    /// <summary>As it stands in forms, rows and the history.</summary>
    public static string Slug(this DecisionKind kind) => kind switch
    {
        DecisionKind.Accept => "accept",
        DecisionKind.Decline => "decline",
        _ => "waiting-list",
    };

    public static DecisionKind? Find(string? slug) => slug switch
    {
        "accept" => DecisionKind.Accept,
        "decline" => DecisionKind.Decline,
        "waiting-list" => DecisionKind.WaitingList,
        _ => null,
    };
}

/// <summary>What has been decided on a proposal, and what is prepared and told to nobody yet.</summary>
public sealed record Deciding
{
    public static Deciding Nothing { get; } = new();

    /// <summary>How many decisions were ever prepared: the next one's number less one.</summary>
    public int Count { get; init; }

    /// <summary>For the unit's eyes only, until it is released.</summary>
    public PreparedDecision? Prepared { get; init; }

    /// <summary>What the organisers were told, in order; the last one holds.</summary>
    public IReadOnlyList<Decision> Released { get; init; } = [];

    [JsonIgnore]
    public Decision? Current => Released.Count > 0 ? Released[^1] : null;
}

/// <summary>What is to be decided: the outcome, the place where there is one, and the reasons.</summary>
/// <param name="Place">For an acceptance, where known.</param>
/// <param name="Words">To the organisers; required unless it is an acceptance.</param>
public sealed record Verdict(DecisionKind Kind, GivenPlace? Place, string? Words);

/// <summary>A decision that nobody outside the unit knows.</summary>
/// <param name="Number">Its own among the proposal's: a release names it, so that it releases what was seen.</param>
/// <param name="Corrects">Whether it corrects what the organisers were told.</param>
public sealed record PreparedDecision(int Number, Verdict Verdict, bool Corrects, string By, DateTimeOffset At);

/// <summary>A decision as told.</summary>
/// <param name="By">Who released it.</param>
/// <param name="ConfirmBy">The last instant at which the organisers can confirm; null where they need not, or may at any time.</param>
public sealed record Decision(
    int Number, Verdict Verdict, string PreparedBy, string By, DateTimeOffset At, DateTimeOffset? ConfirmBy)
{
    /// <summary>For the end of an acceptance that was not confirmed: until when it could have been. Null for any other decision.</summary>
    public DateTimeOffset? Unconfirmed { get; init; }
}

/// <summary>A place as it was given: its words stay what they were, whatever becomes of the call.</summary>
/// <param name="Slot">The slot's id.</param>
/// <param name="Room">The room's id.</param>
/// <param name="RoomName">As on the door.</param>
public sealed record GivenPlace(string Slot, string Room, string RoomName, DateTimeOffset Starts, int Minutes)
{
    /// <summary>The place of that name, <c>{slot}/{room}</c>; null when the call has none.</summary>
    public static GivenPlace? Find(Call call, string? name) =>
        call.Places.FirstOrDefault(place => Name(place) == name) is { } found ? Of(found) : null;

    public static GivenPlace Of(Place place) => new(place.Slot.Id, place.Room.Id, place.Room.Name, place.Slot.Starts, place.Slot.Minutes);

    /// <summary>As it stands in forms and rows, <c>fri-breakfast/menara</c>.</summary>
    public static string Name(Place place) => $"{place.Slot.Id}/{place.Room.Id}";

    [JsonIgnore]
    public string FullName => $"{Slot}/{Room}";
}
