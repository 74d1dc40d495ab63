using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using static Submissions.Functions.Tests.Desk.PageHand;

namespace Submissions.Functions.Tests.Desk;

/// <summary>The rows of a call's parts: folded, open where somebody is at them.</summary>
public sealed class CallEditRowsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Rows_are_added_moved_and_removed_without_a_script()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/rules");
        var rows = page.QuerySelectorAll("details.row").Length;
        Assert.Empty(page.QuerySelectorAll("details.row[open]"));
        var added = await SendAsync(client, page, "#edit", ("kind-rules", "characters"), ("do", "add rules"));
        Assert.Equal(rows + 1, added.Html.QuerySelectorAll("details.row").Length);
        Assert.Equal($"rules[{rows}]", Open(added.Html));
        Assert.NotNull(added.Html.GetElementById($"rules[{rows}].field"));
        var removed = await SendAsync(client, added.Html, "#edit", ("do", $"remove rules[{rows}]"));
        Assert.Equal(rows, removed.Html.QuerySelectorAll("details.row").Length);
        Assert.Empty(removed.Html.QuerySelectorAll("details.row[open]"));
        var up = await SendAsync(client, removed.Html, "#edit", ("do", "up rules[1]"));
        Assert.Contains("Rule 1: required", Words(up.Html), StringComparison.Ordinal);
        Assert.Equal("rules[0]", Open(up.Html));
        var top = await SendAsync(client, up.Html, "#edit", ("do", "up rules[0]"));
        Assert.Equal("rules[0]", Open(top.Html));
    }

    [Theory]
    [InlineData("reminders", "reminders[2]", "Reminder 3: document 7 days before the due date, to the first contact")]
    [InlineData("reminders", "reminders[18]", "Reminder 19: report 3 days after the due date, 2 times, every 7 days, to the second contact")]
    [InlineData("rules", "rules[0]", "Rule 1: words title, at most 25, block")]
    [InlineData("rooms", "rooms[0]", "Room: Orangeraie 220 seats, theatre, classroom")]
    [InlineData("rooms", "slots[0]", "Slot: wed-lunch 2018-12-05 13:15, 90 minutes, lunch, ")]
    public async Task A_folded_row_says_what_it_is(string part, string row, string words)
    {
        var call = await app.NewCallAsync(json => json.AsObject().Remove("reminders"));
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/{part}");
        Assert.StartsWith(words, Regex.Replace(page.GetElementById(row)!.QuerySelector("summary")!.TextContent, "\\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_of_each_day_from_the_day_itself_says_so()
    {
        var call = await app.NewCallAsync(
            json => json["reminders"] = JsonNode.Parse("""[{"remind":"document","from":"due","days":0,"every":1,"times":2,"at":"09:00","to":"all"}]"""));
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/reminders");
        Assert.Contains("On the due date, 2 times, every day, to all contacts", page.GetElementById("reminders[0]")!.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_with_something_to_mend_is_open_and_its_errors_lead_into_it()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/reminders");
        var again = await SendAsync(client, page, "#edit", ("reminders[1].days", "soon"), ("do", "look"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("reminders[1]", Open(again.Html));
        Assert.All(
            again.Html.QuerySelectorAll("[role=alert] a").Select(link => again.Html.GetElementById(link.GetAttribute("href")![1..])!),
            field => Assert.NotNull(field.Closest("details[open]")));
        Assert.Equal("soon", ((IHtmlInputElement)again.Html.GetElementById("reminders[1].days")!).Value);
    }

    /// <summary>The one row that is open.</summary>
    private static string? Open(IHtmlDocument page) => Assert.Single(page.QuerySelectorAll("details.row[open]")).Id;
}
