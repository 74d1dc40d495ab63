using System.Text.Json.Nodes;

namespace Submissions.Functions.Views.CallEdit;

internal static class EditDates
{
    public static readonly string[] Members = ["opens", "closes", "graceMinutes", "afterClosing", "decisionBy", "acceptWithinDays", "eventDates", "timeZone", "retention"];

    public static IEnumerable<EditGroup> Groups(JsonObject file) =>
    [
        new("Filing", null,
        [
            new("opens", "Opens", EditKind.Line) { Hint = "In the call's zone, as in 2018-07-02T09:00." },
            new("closes", "Closes", EditKind.Line) { Hint = "The last second that is in time, as in 2018-09-28T23:59:59. A day alone means its end." },
            new("graceMinutes", "Grace, in minutes", EditKind.Number) { Hint = "Forgives late requests. It is never shown to organisers." },
            new("afterClosing", "After the closing", EditKind.Line) { Known = ["refuse", "waiting-list"] },
        ]),
        new("Decision", null,
        [
            new("decisionBy", "Decision by the end of", EditKind.Line) { Hint = "A day, as in 2018-10-19; empty for none." },
            new("acceptWithinDays", "Days to confirm an acceptance", EditKind.Number) { Hint = "Empty for no limit." },
        ]),
        new("The forum", null,
        [
            new("eventDates.from", "First day", EditKind.Line),
            new("eventDates.to", "Last day", EditKind.Line),
            new("timeZone", "Time zone", EditKind.Line) { Hint = "An IANA zone, as in Africa/Casablanca. Every local time of the call is in it." },
        ]),
        new("Personal data", null,
        [
            new("retention.date", "Erased on", EditKind.Line) { Hint = "A day after the forum, as in 2019-12-31. All proposals, documents, letters and notes go; some figures stay." },
            new("retention.daysAfterEvent", "Or days after the forum’s last day", EditKind.Number) { Hint = "One of the two, or neither: then it is kept without end." },
        ]),
    ];
}
