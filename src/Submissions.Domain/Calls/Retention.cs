namespace Submissions.Domain.Calls;

/// <summary>When a call's personal data is erased: on a day, or so many days after the forum's last.</summary>
public sealed record Retention(DateOnly? Date, int? DaysAfterEvent)
{
    /// <summary>The most that can be kept: ten years.</summary>
    public const int MostDays = 3_650;

    /// <summary>How long a call must have stood unchanged before its data is erased, so that a date that was mistyped can be mended.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(7);

    /// <summary>The day at whose beginning, in the call's zone, erasing begins.</summary>
    public DateOnly Day(Call call) => Date ?? call.EventTo.AddDays((DaysAfterEvent ?? 0) + 1);

    /// <param name="changed">When the call was changed last.</param>
    public DateTimeOffset Due(Call call, DateTimeOffset changed)
    {
        var due = LocalTime.Last(Day(call).ToDateTime(TimeOnly.MinValue), call.Zone);
        return changed + Rest > due ? changed + Rest : due;
    }
}
