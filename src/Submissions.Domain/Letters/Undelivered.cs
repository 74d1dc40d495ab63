namespace Submissions.Domain.Letters;

/// <summary>An address of a proposal's that a letter did not reach, until one does.</summary>
/// <param name="To">The address; each stands once.</param>
/// <param name="Letter">The letter's id.</param>
/// <param name="Event">The event's id.</param>
public sealed record Undelivered(string To, string Letter, string Event, DeliveryKind Kind, DateTimeOffset At, string? Reason);
