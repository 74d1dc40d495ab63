namespace Submissions.Functions.Views.Frame;

/// <summary>What a page says first, after something was done or refused.</summary>
/// <param name="Tone"><c>good</c>, <c>warn</c> or <c>bad</c>.</param>
public sealed record Said(string Tone, string Words);
