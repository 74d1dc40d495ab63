namespace Submissions.Functions.Hosting;

/// <summary>What the host says about a timer's run.</summary>
internal sealed class TimerInfo
{
    /// <summary>Absent when the host keeps no record of this schedule (more than one run a minute, or no monitor).</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    public bool IsPastDue { get; set; }
}

/// <summary>Instants in UTC.</summary>
internal sealed class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
