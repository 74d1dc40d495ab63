using System.Text.Json.Serialization;

namespace Submissions.Domain.Rooms;

[JsonConverter(typeof(JsonStringEnumConverter<Fit>))]
public enum Fit
{
    [JsonStringEnumMemberName("no")] No,
    [JsonStringEnumMemberName("fits-if")] FitsIf,
    [JsonStringEnumMemberName("fits")] Fits,
}

/// <summary>How one place answers a demand, with every reason in a sentence.</summary>
/// <param name="Place">The room and the slot.</param>
/// <param name="Fit">Fits, fits if <paramref name="Conditions"/> are met, or does not.</param>
/// <param name="Conditions">What must happen: "2 microphones are borrowed", "'Opening plenary' gives up the place".</param>
/// <param name="Reasons">Why it does not fit: "It seats 80 of 220."</param>
public sealed record PlaceFit(Place Place, Fit Fit, IReadOnlyList<string> Conditions, IReadOnlyList<string> Reasons);
