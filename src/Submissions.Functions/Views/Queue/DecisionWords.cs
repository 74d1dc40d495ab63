using Submissions.Domain.Review;

namespace Submissions.Functions.Views.Queue;

/// <summary>Decisions in words, for the unit.</summary>
internal static class DecisionWords
{
    /// <summary>As the outcome.</summary>
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Accept => "accepted",
        DecisionKind.Decline => "declined",
        _ => "waiting list",
    };

    /// <summary>As what is to be done.</summary>
    public static string Act(DecisionKind kind) => kind switch
    {
        DecisionKind.Accept => "Accept",
        DecisionKind.Decline => "Decline",
        _ => "Put on the waiting list",
    };
}
