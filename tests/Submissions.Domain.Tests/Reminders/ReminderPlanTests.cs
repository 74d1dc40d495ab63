using System.Text;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Reminders;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Reminders;

public sealed class ReminderPlanTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { """[{"remind": "tea", "days": 1, "at": "09:00", "to": "first"}]""", "$.reminders[0].remind", "of what: draft, document, changes" },
        { """[{"remind": "draft", "days": -1, "at": "9 am", "to": "first"}]""", "$.reminders[0].at", "an hour on the call's clocks" },
        { """[{"remind": "draft", "days": -1, "at": "24:00", "to": "first"}]""", "$.reminders[0].at", "an hour on the call's clocks" },
        { """[{"remind": "draft", "days": -1, "to": "first"}]""", "$.reminders[0].at", "an hour on the call's clocks" },
        { """[{"remind": "draft", "days": 1, "at": "09:00", "to": "first"}]""", "$.reminders[0].days", "a whole number from -365 to 0" },
        { """[{"remind": "draft", "days": -1, "at": "09:00", "to": "unit"}]""", "$.reminders[0].to", "first, second or all" },
        { """[{"remind": "draft", "days": -1, "at": "09:00", "to": "everyone"}]""", "$.reminders[0].to", "whom: first, second, all, unit" },
        { """[{"remind": "draft", "from": "event", "days": -1, "at": "09:00", "to": "first"}]""", "$.reminders[0].from", "what the days are counted from: due" },
        { """[{"remind": "question", "from": "due", "days": -1, "at": "09:00", "to": "first"}]""", "$.reminders[0].from", "what the days are counted from: asked" },
        { """[{"remind": "report", "days": "soon", "at": "09:00", "to": "first"}]""", "$.reminders[0].days", "a whole number" },
        { """[{"remind": "report", "days": 1, "times": 3, "at": "09:00", "to": "first"}]""", "$.reminders[0].every", "the days between two of them" },
        { """[{"remind": "report", "days": 1, "times": 0, "at": "09:00", "to": "first"}]""", "$.reminders[0].times", "a whole number from 1 to 20" },
        { """[{"remind": "report", "days": 1, "at": "09:00", "notOn": ["sonntag"], "to": "first"}]""", "$.reminders[0].notOn[0]", "a day of the week: monday" },
        { """[{"remind": "report", "days": 1, "at": "09:00", "notOn": ["monday","tuesday","wednesday","thursday","friday","saturday","sunday"], "to": "first"}]""", "$.reminders[0].notOn", "at least one day of the week left" },
        { """[{"remind": "report", "days": 1, "at": "09:00", "to": "first", "colour": 1}]""", "$.reminders[0].colour", "no such member" },
        { """[{"remind": "report", "days": 1, "at": "09:00", "to": "first"}, {"remind": "report", "days": 1, "at": "09:00", "to": "first"}]""", "$.reminders[1]", "a reminder that goes out on its own" },
        { "{}", "$.reminders", "a list of at most 60" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Mistake_is_refused_by_its_path_and_what_was_expected(string reminders, string path, string expected) => Assert.Contains(
        Read(json => json["reminders"] = JsonNode.Parse(reminders)).Errors,
        error => error.Path == path && error.Expected.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void Holiday_that_is_no_day_or_stands_twice_is_refused()
    {
        Assert.Equal("$.holidays[0]", Assert.Single(Read(json => json["holidays"] = new JsonArray("yesterday")).Errors).Path);
        Assert.Equal("$.holidays[1]", Assert.Single(Read(json => json["holidays"] = new JsonArray("2018-11-06", "2018-11-06")).Errors).Path);
    }

    [Fact]
    public void Call_without_a_plan_has_the_usual_one_and_is_written_without_it()
    {
        var call = Read(json => json.Remove("reminders")).Call!;
        Assert.False(call.Reminders.IsOwn);
        Assert.Equal(Enum.GetValues<ReminderKind>(), call.Reminders.Rules.Select(rule => rule.Kind).Distinct().Order());
        Assert.DoesNotContain("\"reminders\"", Encoding.UTF8.GetString(CallJson.Print(call)), StringComparison.Ordinal);
    }

    [Fact]
    public void Call_can_have_no_reminders_at_all()
    {
        var call = Read(json => json["reminders"] = new JsonArray()).Call!;
        Assert.Empty(call.Reminders.Rules);
        Assert.Empty(Occasions.Open(call, Some.Proposal(call: call), Some.Now));
        Assert.True(CallReader.Read(CallJson.Print(call)).Call!.Reminders.IsOwn);
    }

    [Fact]
    public void Usual_plan_can_be_written_into_a_call_and_read_again()
    {
        var call = Read(json => json["reminders"] = JsonNode.Parse(UsualPlan.Json)).Call!;
        Assert.Equal(Written(ReminderPlan.Usual), Written(call.Reminders));
        Assert.Equal(Written(ReminderPlan.Usual), Written(CallReader.Read(CallJson.Print(call)).Call!.Reminders));
    }

    private static IEnumerable<string> Written(ReminderPlan plan) => plan.Rules.Select(rule => $"{rule with { NotOn = [] }} {string.Join(' ', rule.NotOn)}");

    private static CallReading Read(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Some.MarrakeshJson)!.AsObject();
        change(json);
        return CallReader.Read(json.ToJsonString());
    }
}
