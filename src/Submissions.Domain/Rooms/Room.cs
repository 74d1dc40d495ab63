using System.Globalization;

namespace Submissions.Domain.Rooms;

/// <summary>A room of the venue.</summary>
/// <param name="Id">As in <c>orangeraie</c>.</param>
/// <param name="Name">As on the door.</param>
/// <param name="Seats">Seats in its largest layout.</param>
/// <param name="Layouts">Layouts it can have.</param>
/// <param name="Equipment">How many of each it has, by <see cref="Equipment"/> kind.</param>
/// <param name="Catering">Whether food may be served.</param>
public sealed record Room(
    string Id, string Name, int Seats, IReadOnlyList<string> Layouts, IReadOnlyDictionary<string, int> Equipment, bool Catering)
{
    public int Has(string kind) => Equipment.TryGetValue(kind, out var count) ? count : 0;
}

/// <summary>Kinds of equipment a room can have and a call can move.</summary>
public static class EquipmentKind
{
    public const string Projector = "projector";
    public const string Screen = "screen";
    public const string Microphone = "microphone";
    public const string Hdmi = "hdmi";
    public const string Usb = "usb";
    public const string InterpretationBooth = "interpretation-booth";
    public const string Recording = "recording";

    public static IReadOnlyList<string> All { get; } = [Projector, Screen, Microphone, Hdmi, Usb, InterpretationBooth, Recording];

    /// <summary>"microphone" or "microphones".</summary>
    public static string Words(string kind, int count) => kind switch
    {
        Hdmi => count == 1 ? "HDMI connection" : "HDMI connections",
        Usb => count == 1 ? "USB connection" : "USB connections",
        InterpretationBooth => count == 1 ? "interpretation booth" : "interpretation booths",
        Recording => count == 1 ? "recording set" : "recording sets",
        _ => count == 1 ? kind : kind + "s",
    };

    /// <summary>"2 microphones".</summary>
    public static string Counted(string kind, int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {Words(kind, count)}");
}

/// <summary>A start and a duration.</summary>
/// <param name="Id">As in <c>fri-breakfast</c>.</param>
/// <param name="Starts">The instant, with the offset of the call's zone.</param>
/// <param name="Minutes">Its length.</param>
/// <param name="Format">What it offers, as in <c>breakfast</c>.</param>
/// <param name="Rooms">Ids of the rooms that can be had in it.</param>
public sealed record Slot(string Id, DateTimeOffset Starts, int Minutes, string Format, IReadOnlyList<string> Rooms)
{
    public DateTimeOffset Ends => Starts.AddMinutes(Minutes);
}

/// <summary>A room in a slot.</summary>
public sealed record Place(Slot Slot, Room Room);

/// <summary>A place somebody holds.</summary>
/// <param name="Slot">The slot's id.</param>
/// <param name="Room">The room's id.</param>
/// <param name="By">Who, in words: an event's title.</param>
/// <param name="Borrows">What it takes from the movable pool, by equipment kind.</param>
public sealed record Claim(string Slot, string Room, string By, IReadOnlyDictionary<string, int> Borrows);
