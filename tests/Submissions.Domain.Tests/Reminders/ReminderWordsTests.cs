using Submissions.Domain.Calls;
using Submissions.Domain.Reminders;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Reminders;

/// <summary>Sentences that name days, with none of them, one and several.</summary>
public sealed class ReminderWordsTests
{
    [Theory]
    [InlineData(ReminderAnchor.Due, 0, "On the due date")]
    [InlineData(ReminderAnchor.Due, -1, "1 day before the due date")]
    [InlineData(ReminderAnchor.Due, 2, "2 days after the due date")]
    [InlineData(ReminderAnchor.Asked, 0, "On the day it was asked for")]
    [InlineData(ReminderAnchor.Asked, 1, "1 day after it was asked for")]
    [InlineData(ReminderAnchor.Asked, 4, "4 days after it was asked for")]
    [InlineData(ReminderAnchor.Event, 0, "On the forum's last day")]
    [InlineData(ReminderAnchor.Event, 1, "1 day after the forum")]
    [InlineData(ReminderAnchor.Event, -3, "3 days before the forum")]
    public void Days_are_told_as_one_says_them(ReminderAnchor from, int days, string expected) => Assert.Equal(expected, ReminderWords.Days(from, days));

    [Theory]
    [InlineData(0, 1, 2, "On the due date, then every day.")]
    [InlineData(-1, 2, 3, "1 day before the due date, then every 2 days.")]
    [InlineData(0, null, 1, "On the due date.")]
    [InlineData(0, 1, 1, "On the due date.")]
    public void Why_a_reminder_goes_out_names_how_often(int days, int? every, int times, string ends)
    {
        var rule = new ReminderRule(ReminderKind.Document, ReminderAnchor.Due, days, every, times, new TimeOnly(9, 0), [], ReminderReader.All);
        var chase = new Chase("document-concept-note", ReminderKind.Document, "concept-note", Some.Now, Some.Now);
        Assert.EndsWith($". {ends}", ReminderWords.Why(new Occasion(chase, rule, Some.Now), Some.Call()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event-report", null, "Missing: event report, due ")]
    [InlineData("event-report", "an early one", "Missing: event report (an early one), due ")]
    [InlineData("asked-1", "A photograph", "Missing: A photograph, due ")]
    public void A_document_is_named_by_its_kind_and_one_asked_for_in_words_by_them(string kind, string? words, string expected) =>
        Assert.StartsWith(expected, ReminderWords.What(new Chase($"document-{kind}", ReminderKind.Document, kind, Some.Now, Some.Now) { Words = words }, Some.Call()), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "0 seconds ago", "il y a 0 seconde")]
    [InlineData(1, "in 1 second", "dans 1 seconde")]
    [InlineData(60, "in 1 minute", "dans 1 minute")]
    [InlineData(3_600, "in 1 hour", "dans 1 heure")]
    [InlineData(86_400, "in 1 day", "dans 1 jour")]
    [InlineData(90_000, "in 1 day 1 hour", "dans 1 jour 1 heure")]
    [InlineData(2 * 86_400, "in 2 days", "dans 2 jours")]
    public void Distances_are_told_as_each_language_counts(int seconds, string english, string french)
    {
        var then = Some.Now.AddSeconds(seconds);
        Assert.Equal((english, french), (DeadlineWords.Distance(then, Some.Now), DeadlineWords.Distance(then, Some.Now, "fr")));
    }
}
