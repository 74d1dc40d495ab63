namespace Submissions.Functions.Views.Telemetry;

/// <summary>A request that was answered, or a timer's run; times in milliseconds.</summary>
public sealed record DoneRow(string Name, DateTimeOffset At, double Took, string? Error, int StorageCalls, IReadOnlyList<PartRow> Parts);

public sealed record PartRow(string Name, double After, double Took, string? Error);

public sealed record CountRow(string Name, string Of, string? Unit, double Total);

/// <summary>Calls of one kind to storage; times in milliseconds.</summary>
public sealed record CallRow(string Of, long Count, double Mean, double Longest);
