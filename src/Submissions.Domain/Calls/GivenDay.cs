using System.Globalization;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Calls;

/// <summary>A day as a form or a program gives it, such as <c>2018-11-09</c>: none, a day, or what cannot be read as one.</summary>
public readonly record struct GivenDay
{
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    /// <summary>To a program a day that cannot be read like any other; a person is told what is wrong with it.</summary>
    private static Refusal Outside { get; } = Proposals.Refusal.DayUnreadable with
    {
        Words = string.Create(CultureInfo.InvariantCulture, $"Nobody can keep a day in that year. Give one from {FirstYear} to {LastYear}, as in 2018-11-09. Nothing was done yet."),
    };

    /// <summary>Null when none was given, or none that can be read.</summary>
    public DateOnly? Day { get; private init; }

    public bool IsUnreadable { get; private init; }

    /// <summary>Whether it is a day, and in a year that no call can mean.</summary>
    public bool IsOutside { get; private init; }

    /// <summary>As it was given; null for none.</summary>
    public string? Text { get; private init; }

    public static GivenDay Of(DateOnly day) => new() { Day = day, Text = day.ToString("O", CultureInfo.InvariantCulture) };

    /// <summary>A year that no call can mean is a slip of the hand, and unreadable.</summary>
    public static GivenDay Read(string? text)
    {
        if (text.IsBlank())
            return default;
        if (!DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new GivenDay { IsUnreadable = true, Text = text };
        return day.Year is >= FirstYear and <= LastYear ? Of(day) : new GivenDay { IsUnreadable = true, IsOutside = true, Text = text };
    }

    /// <summary>Why it cannot be worked with, or null.</summary>
    /// <param name="needed">Whether none is a reason too.</param>
    public Refusal? Refusal(bool needed) => (IsUnreadable, Day) switch
    {
        (true, _) => IsOutside ? Outside : Proposals.Refusal.DayUnreadable,
        (_, null) when needed => Proposals.Refusal.DayMissing,
        _ => null,
    };

    /// <summary>The last second of the day in the zone; null for none.</summary>
    public DateTimeOffset? End(TimeZoneInfo zone) => Day is { } day ? DueDate.EndOf(day, zone) : null;
}
