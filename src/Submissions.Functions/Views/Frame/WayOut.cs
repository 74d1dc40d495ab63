namespace Submissions.Functions.Views.Frame;

/// <summary>The link that every refusal offers.</summary>
public sealed record WayOut(string Href, string Words);
