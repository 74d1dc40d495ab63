using Submissions.Domain.Review;

namespace Submissions.Functions.Views.Queue;

/// <summary>A decision for many as it was typed.</summary>
public sealed record TypedDecision(DecisionKind? Kind, string? Words);
