using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.Proposals;

/// <summary>What a room must offer, a line each.</summary>
internal static class RoomWords
{
    public static string Of(Requirements room)
    {
        string?[] lines =
        [
            room.Attendance.IsEmpty ? null : $"{room.Attendance} people",
            room.Layout is null ? null : $"Layout: {Plain.Slug(room.Layout)}",
            Said("Projector", room.Projector), Said("Screen", room.Screen), Said("HDMI", room.Hdmi), Said("USB", room.Usb),
            room.Microphones.PerSpeaker.IsEmpty ? null : $"Microphones for each speaker: {room.Microphones.PerSpeaker}",
            room.Microphones.Floor.IsEmpty ? null : $"Microphones for the floor: {room.Microphones.Floor}",
            room.Interpretation.Count == 0 ? null : $"Interpretation into {string.Join(", ", room.Interpretation.Select(Plain.Language))}",
            Said("Food or drinks", room.Catering), Said("Recording", room.Recording),
            room.Accessibility is null ? null : $"Accessibility: {room.Accessibility}",
            room.Other,
        ];
        return string.Join('\n', lines.OfType<string>());
    }

    private static string? Said(string what, bool? needed) => needed switch { true => what, false => $"{what}: not needed", null => null };
}
