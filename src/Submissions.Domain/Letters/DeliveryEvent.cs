using System.Text.Json.Serialization;

namespace Submissions.Domain.Letters;

/// <summary>What became of a letter once the mail service had it, the more telling the later: what is told in any order ends in the same.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryKind>))]
public enum DeliveryKind
{
    /// <summary>The service took it.</summary>
    [JsonStringEnumMemberName("processed")] Processed,

    /// <summary>The recipient's server asked to come again; the service does so by itself.</summary>
    [JsonStringEnumMemberName("deferred")] Deferred,
    [JsonStringEnumMemberName("delivered")] Delivered,

    /// <summary>The service did not even try: the address bounced before, or complained.</summary>
    [JsonStringEnumMemberName("dropped")] Dropped,

    /// <summary>The recipient's server refused it for good, perhaps after having taken it.</summary>
    [JsonStringEnumMemberName("bounced")] Bounced,

    /// <summary>The recipient called it spam.</summary>
    [JsonStringEnumMemberName("spam")] Spam,
}

/// <summary>One thing that the mail service told of a letter.</summary>
/// <param name="Id">The service's own: the same event told twice has the same.</param>
/// <param name="At">When it happened, by the service's clock.</param>
/// <param name="Try">The try (<see cref="LetterFate.Attempts"/>) that handed the letter over; 0 where it is not told.</param>
/// <param name="Reason">Why, in the words of the recipient's server; it may name the address.</param>
public sealed record DeliveryEvent(string Id, DeliveryKind Kind, DateTimeOffset At, int Try, string? Reason)
{
    /// <summary>Whether the letter did not reach, or was not wanted.</summary>
    [JsonIgnore]
    public bool IsBad => Kind >= DeliveryKind.Dropped;
}
