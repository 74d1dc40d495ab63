using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

internal static class Outcomes
{
    /// <summary>The outcome as an answer; a refusal is a problem.</summary>
    public static IResult Answered<T>(this Outcome<T> outcome, Func<T, IResult> done) => outcome switch
    {
        Outcome<T>.Done success => done(success.Value),
        Outcome<T>.NotFound => Problem.NotFound,
        Outcome<T>.Refused refused => Problem.Of(refused.Refusal, refused.Findings),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is for its door to answer."),
    };
}
