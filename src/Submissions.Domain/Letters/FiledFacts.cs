namespace Submissions.Domain.Letters;

/// <summary>The filed version that a letter speaks of.</summary>
/// <param name="Title">As filed.</param>
/// <param name="At">When its request began to arrive.</param>
/// <param name="ReceiptCode">Opens its receipt.</param>
public sealed record FiledFacts(string? Title, DateTimeOffset At, string ReceiptCode);
