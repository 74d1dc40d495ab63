using System.Net;

namespace Submissions.Functions.Tests.Keeping;

/// <summary>What a coordinator is told who erases a person by the page.</summary>
public sealed class PersonPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Address_that_is_held_nowhere_is_not_said_to_be_erased()
    {
        var call = await app.NewCallAsync();
        using var desk = await app.DeskAsync();
        using var answer = await PostAsync(desk, $"/desk/calls/{call}/person", "nobody@example.org");
        Assert.Equal((HttpStatusCode.SeeOther, $"/desk/calls/{call}/person?done=nothing"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Contains("No row of this call names that address", (await app.DeskGetAsync(answer.Headers.Location.OriginalString)).Text, StringComparison.Ordinal);
    }

    /// <summary>Nobody takes their own name out of what the audit says they did.</summary>
    [Fact]
    public async Task Address_of_somebody_of_the_unit_is_refused_and_comes_back()
    {
        var call = await app.NewCallAsync();
        using var desk = await app.DeskAsync();
        await app.AddMemberAsync("ana@unit.example", Domain.Desk.DeskRole.Reviewer);
        using var answer = await PostAsync(desk, $"/desk/calls/{call}/person", "Ana@Unit.example");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("this is the address of somebody of the unit", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Ana@Unit.example\"", page, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient desk, string path, string address) => desk.PostAsync(
        path, new FormUrlEncodedContent([KeyValuePair.Create("address", address), KeyValuePair.Create("do", "erase"), KeyValuePair.Create("confirm", "erase")]), Stop);
}
