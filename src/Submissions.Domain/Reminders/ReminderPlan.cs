namespace Submissions.Domain.Reminders;

/// <summary>Which reminders a call has.</summary>
/// <param name="Rules">In the file's order.</param>
/// <param name="IsOwn">Whether the call's file says it; otherwise it is <see cref="Usual"/>.</param>
public sealed record ReminderPlan(IReadOnlyList<ReminderRule> Rules, bool IsOwn)
{
    /// <summary>The plan of a call whose file names none: <c>usual-plan.json</c>.</summary>
    public static ReminderPlan Usual { get; } = UsualPlan.Read();

    public IEnumerable<ReminderRule> Of(ReminderKind kind) => Rules.Where(rule => rule.Kind == kind);
}
