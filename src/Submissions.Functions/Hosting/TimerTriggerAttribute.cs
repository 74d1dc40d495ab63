namespace Submissions.Functions.Hosting;

/// <summary>Marks the <see cref="TimerInfo"/> parameter of a function that time starts.</summary>
/// <param name="schedule">NCRONTAB of six fields (second minute hour day month weekday), or <c>%SETTING%</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    /// <summary>Whether a run missed while the host was down is made up for at its start.</summary>
    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; set; }
}
