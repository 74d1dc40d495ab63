using System.Net;
using Submissions.Domain.Desk;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Desk;

public sealed class PeopleTests(Azurite azurite) : IAsyncLifetime
{
    private TestApp app = null!;
    private HttpClient desk = null!;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync(azurite);
        desk = await app.DeskAsync();
    }

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_member_is_added_changed_and_removed_and_the_audit_tells_it()
    {
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync("/desk/people", ("name", "Béa"), ("email", "bea@example.org"), ("role", "reviewer"), ("language", "fr")));
        var bea = (await ListAsync()).Members.Single(member => member.Name == "Béa");
        Assert.Equal(("bea@example.org", DeskRole.Reviewer, "fr"), (bea.Email.Value, bea.Role, bea.Language));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync($"/desk/people/{bea.Id}", ("name", "Béa"), ("role", "coordinator"), ("language", "fr")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync($"/desk/people/{bea.Id}/remove"));
        Assert.Null((await ListAsync()).Find(bea.Id));

        var told = (await app.Service<ReadAudit>().PageAsync(AuditFilter.Everything with { Who = "coordinator@laptop.example" }, null, default)).Entries;
        Assert.Equal(["member-removed", "member-changed", "member-added", "signed-in"], told.Select(entry => entry.What));
        Assert.Equal(("bea@example.org", "127.0.0.1"), (told[1].About, told[1].From));
        Assert.Contains("\"role\":\"reviewer\"", told[1].Before, StringComparison.Ordinal);
        Assert.Contains("\"role\":\"coordinator\"", told[1].After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_removed_is_signed_out_at_once_and_who_comes_back_signs_in_again()
    {
        using var reader = await app.DeskAsync(DeskRole.Reader);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/desk")).StatusCode);
        var member = (await ListAsync()).Members.Single(one => one.Role == DeskRole.Reader);
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync($"/desk/people/{member.Id}/remove"));
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.GetAsync("/desk")).StatusCode);

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync("/desk/people", ("name", member.Name), ("email", member.Email.Value), ("role", "coordinator"), ("language", "en")));
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task A_new_role_counts_where_one_is_signed_in()
    {
        using var reader = await app.DeskAsync(DeskRole.Reader);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/desk/people")).StatusCode);
        var member = (await ListAsync()).Members.Single(one => one.Role == DeskRole.Reader);
        await PostAsync($"/desk/people/{member.Id}", ("name", member.Name), ("role", "coordinator"), ("language", "en"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/desk/people")).StatusCode);
    }

    [Fact]
    public async Task The_last_coordinator_stays_and_an_older_page_overwrites_nothing()
    {
        var own = (await ListAsync()).Members.Single(one => one.Role == DeskRole.Coordinator);
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync($"/desk/people/{own.Id}/remove"));
        var older = (await ListAsync()).Version;
        await PostAsync("/desk/people", ("name", "Cem"), ("email", "cem@example.org"), ("role", "coordinator"), ("language", "en"));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(older, $"/desk/people/{own.Id}", ("name", "Somebody"), ("role", "reader"), ("language", "en")));
        Assert.Equal(own, (await ListAsync()).Find(own.Id));
    }

    [Fact]
    public async Task Two_coordinators_who_remove_each_other_at_once_leave_one()
    {
        await PostAsync("/desk/people", ("name", "Cem"), ("email", "cem@example.org"), ("role", "coordinator"), ("language", "en"));
        var version = (await ListAsync()).Version;
        var coordinators = (await ListAsync()).Members.Where(one => one.Role == DeskRole.Coordinator).ToList();
        await Task.WhenAll(coordinators.Select(one => PostAsync(version, $"/desk/people/{one.Id}/remove")));
        Assert.True((await ListAsync()).HasCoordinator);
    }

    [Theory]
    [InlineData("", "ana@example.org", "reader", "en")]
    [InlineData("Ana", "ana", "reader", "en")]
    [InlineData("Ana", "ana@example.org", "king", "en")]
    [InlineData("Ana", "ana@example.org", "reader", "tlh")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(string name, string email, string role, string language)
    {
        using var answer = await desk.PostAsync("/desk/people", Form(0, ("name", name), ("email", email), ("role", role), ("language", language)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"value=\"{email}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_sessions_are_listed_and_ended()
    {
        using var elsewhere = await app.DeskAsync();
        var page = await (await desk.GetAsync("/desk")).Content.ReadAsStringAsync();
        Assert.Contains("End all others", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync("/desk/sessions/end"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), ((await desk.GetAsync("/desk")).StatusCode, (await elsewhere.GetAsync("/desk")).StatusCode));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync("/sign-out"));
        Assert.Equal(HttpStatusCode.SeeOther, (await desk.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_is_kept_on_the_page_and_sent_again()
    {
        await PostAsync("/sign-out");
        using var answer = await desk.PostAsync("/desk/people", Form(3, ("name", "Typed \"in vain\"?")));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("action=\"/desk/people\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"name\" value=\"Typed &quot;in vain&quot;?\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"3\"", page, StringComparison.Ordinal);
    }

    private async Task<MemberList> ListAsync() => (await app.Service<ReadMembers>().RunAsync(default)).Value;

    private async Task<HttpStatusCode> PostAsync(string path, params (string Name, string Value)[] fields) => await PostAsync((await ListAsync()).Version, path, fields);

    private async Task<HttpStatusCode> PostAsync(int version, string path, params (string Name, string Value)[] fields)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        using var answer = await desk.PostAsync(path, Form(version, fields));
        return answer.StatusCode;
    }

    private static FormUrlEncodedContent Form(int version, params (string Name, string Value)[] fields) =>
        new([KeyValuePair.Create("version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
}
