using System.Globalization;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Calls;

/// <summary>A day as a form or a program gives it, such as <c>2018-11-09</c>: none, a day, or what cannot be read as one.</summary>
public readonly record struct GivenDay
{
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    /// <summary>Null when none was given, or none that can be read.</summary>
    public DateOnly? Day { get; private init; }

    public bool IsUnreadable { get; private init; }

    public static GivenDay Of(DateOnly day) => new() { Day = day };

    /// <summary>A year that no call can mean is a slip of the hand, and unreadable.</summary>
    public static GivenDay Read(string? text)
    {
        if (text.IsBlank())
            return default;
        return DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear
            ? Of(day)
            : new GivenDay { IsUnreadable = true };
    }

    /// <summary>Why it cannot be worked with, or null.</summary>
    /// <param name="needed">Whether none is a reason too.</param>
    public Refusal? Refusal(bool needed) => (IsUnreadable, Day) switch
    {
        (true, _) => Proposals.Refusal.DayUnreadable,
        (_, null) when needed => Proposals.Refusal.DayMissing,
        _ => null,
    };

    /// <summary>The last second of the day in the zone; null for none.</summary>
    public DateTimeOffset? End(TimeZoneInfo zone) => Day is { } day ? DueDate.EndOf(day, zone) : null;
}
