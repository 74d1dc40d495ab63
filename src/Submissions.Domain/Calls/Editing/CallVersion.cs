namespace Submissions.Domain.Calls.Editing;

/// <summary>A call's file as it was kept once. Every version stays.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="By">A member's address, or <c>import</c>.</param>
/// <param name="What">What was done, in words: "Dates", "Deadline extended", "File imported".</param>
public sealed record CallVersion(int Number, string By, DateTimeOffset At, string What)
{
    public const string Import = "import";
}
