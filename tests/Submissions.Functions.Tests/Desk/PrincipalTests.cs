using System.Net;
using System.Text;
using Submissions.Domain.Desk;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Desk;

/// <summary>App Service Authentication, whose header anybody can send: it counts only where the platform says that it is on.</summary>
public sealed class PrincipalTests(Azurite azurite)
{
    private const string Listed = "ana.reader@example.org";

    [Theory]
    [InlineData("preferred_username", Listed, HttpStatusCode.OK)]
    [InlineData("preferred_username", "ANA.reader@example.org", HttpStatusCode.OK)]
    [InlineData("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", Listed, HttpStatusCode.OK)]
    [InlineData("preferred_username", "stranger@example.org", HttpStatusCode.SeeOther)]
    [InlineData("email", Listed, HttpStatusCode.SeeOther)]
    [InlineData("name", Listed, HttpStatusCode.SeeOther)]
    public async Task Where_the_platform_vouches_a_member_is_signed_in_by_a_name_no_account_can_choose(string claim, string value, HttpStatusCode expected)
    {
        await using var app = await UnderHostAsync(on: true);
        Assert.Equal(expected, await AskAsync(app, Principal($$"""{"auth_typ":"aad","claims":[{"typ":"{{claim}}","val":"{{value}}"}]}""")));
    }

    [Fact]
    public async Task The_audit_tells_once_a_day_that_a_member_came_in_by_the_platform()
    {
        await using var app = await UnderHostAsync(on: true);
        var principal = Principal($$"""{"claims":[{"typ":"preferred_username","val":"{{Listed}}"}]}""");
        for (var day = 0; day < 2; day++)
        {
            for (var i = 0; i < 3; i++)
                Assert.Equal(HttpStatusCode.OK, await AskAsync(app, principal));
            // Another instance, which has seen nobody yet.
            var other = new FindSignedIn(app.Service<SessionStore>(), app.Service<ReadMembers>());
            Assert.NotNull(await other.ByPrincipalAsync(Listed, null, app.Clock.GetUtcNow(), CancellationToken.None));
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        var page = await app.Service<ReadAudit>().PageAsync(AuditFilter.Everything with { What = AuditKinds.SignedIn, Who = Listed }, null, CancellationToken.None);
        Assert.Equal(["by the platform", "by the platform"], page.Entries.Select(entry => entry.Detail));
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, await app.Service<SweepDesk>().RunAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    [InlineData("bnVsbA==")]
    [InlineData("eyJjbGFpbXMiOlt7fV19")]
    [InlineData("eyJjbGFpbXMiOlt7InR5cCI6MSwidmFsIjoyfV19")]
    [InlineData("")]
    [InlineData("gICA")]
    public async Task A_malformed_principal_is_nobody(string header)
    {
        await using var app = await UnderHostAsync(on: true);
        Assert.Equal(HttpStatusCode.SeeOther, await AskAsync(app, header));
    }

    [Fact]
    public async Task Where_it_is_off_the_header_is_worth_nothing()
    {
        var principal = Principal($$"""{"claims":[{"typ":"preferred_username","val":"{{Listed}}"}]}""");
        await using (var app = await UnderHostAsync(on: false))
            Assert.Equal(HttpStatusCode.SeeOther, await AskAsync(app, principal));

        // Nor on a laptop, whatever its environment says.
        await using var laptop = await TestApp.StartAsync(azurite, "Development", null, "--WEBSITE_AUTH_ENABLED=true");
        await laptop.AddMemberAsync(Listed, DeskRole.Coordinator);
        Assert.Equal(HttpStatusCode.SeeOther, await AskAsync(laptop, principal));
    }

    private async Task<TestApp> UnderHostAsync(bool on)
    {
        var app = await TestApp.StartUnderHostAsync(azurite, $"--WEBSITE_AUTH_ENABLED={(on ? "true" : "false")}");
        await app.AddMemberAsync(Listed, DeskRole.Coordinator);
        return app;
    }

    private static string Principal(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

    private static async Task<HttpStatusCode> AskAsync(TestApp app, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk");
        request.Headers.TryAddWithoutValidation("x-ms-client-principal", header);
        request.Headers.TryAddWithoutValidation("x-ms-client-principal-name", Listed);
        using var answer = await app.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
