using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Reminders;

/// <summary>The usual plan is data too: a list as calls have it, in a file of its own.</summary>
public static class UsualPlan
{
    /// <summary>As it stands in its file.</summary>
    public static string Json { get; } = Text();

    internal static ReminderPlan Read()
    {
        var errors = new List<CallError>();
        using var document = JsonDocument.Parse(Json);
        var plan = ReminderReading.Plan(new JsonAt(document.RootElement, "$", errors));
        return errors.Count == 0 ? plan with { IsOwn = false } : throw new InvalidOperationException(string.Join("; ", errors));
    }

    private static string Text()
    {
        using var stream = typeof(UsualPlan).Assembly.GetManifestResourceStream("usual-plan.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
