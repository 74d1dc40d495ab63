using System.Text.Json.Serialization;

namespace Submissions.Domain.Calls;

[JsonConverter(typeof(JsonStringEnumConverter<CallState>))]
public enum CallState
{
    [JsonStringEnumMemberName("upcoming")] Upcoming,
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("closed")] Closed,
    [JsonStringEnumMemberName("waiting-list")] WaitingList,
}

public enum AfterClosing
{
    Refuse,
    WaitingList,
}

/// <summary>
/// When proposals may be filed: from the opening to the end of the closing's second. What counts is when the request's
/// first byte arrived. The grace is hidden: it forgives, and is never shown.
/// </summary>
public sealed record FilingWindow
{
    public FilingWindow(DateTimeOffset opens, DateTimeOffset closes, TimeSpan grace, AfterClosing afterClosing)
    {
        if (closes <= opens)
            throw new ArgumentException("A call closes after it opens.", nameof(closes));
        ArgumentOutOfRangeException.ThrowIfLessThan(grace, TimeSpan.Zero);
        (Opens, Closes, Grace, AfterClosing) = (opens, closes, grace, afterClosing);
    }

    public DateTimeOffset Opens { get; }

    /// <summary>The closing as announced. Its own second is still in time, so that 23:59:59 means the end of the day.</summary>
    public DateTimeOffset Closes { get; }

    private DateTimeOffset End => Closes.AddSeconds(1);

    public TimeSpan Grace { get; }
    public AfterClosing AfterClosing { get; }

    /// <summary>What the public sees.</summary>
    public CallState At(DateTimeOffset now)
    {
        if (now < Opens)
            return CallState.Upcoming;
        if (now < End)
            return CallState.Open;
        return AfterClosing == AfterClosing.WaitingList ? CallState.WaitingList : CallState.Closed;
    }

    /// <summary>Whether a request that began to arrive at <paramref name="arrival"/> is in time, the grace included.</summary>
    public bool Takes(DateTimeOffset arrival) => arrival >= Opens && arrival < End + Grace;
}
