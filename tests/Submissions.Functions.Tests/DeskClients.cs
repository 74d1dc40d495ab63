using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;

namespace Submissions.Functions.Tests;

/// <summary>The support unit at its desk, in every environment and without a letter.</summary>
internal static class DeskClients
{
    /// <summary>The key of a session that begins now.</summary>
    public static async Task<string> SignInAsync(this TestApp app, DeskRole role = DeskRole.Coordinator) =>
        (await app.Service<SignInOnLaptop>().RunAsync(role, "a test", app.Clock.GetUtcNow(), "127.0.0.1", CancellationToken.None)).Value;

    /// <summary>A browser that is signed in; it follows no redirect.</summary>
    public static async Task<HttpClient> DeskAsync(this TestApp app, DeskRole role = DeskRole.Coordinator)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"desk={await app.SignInAsync(role)}");
        return client;
    }

    public static async Task<Reply> DeskGetAsync(this TestApp app, string path, DeskRole role = DeskRole.Coordinator)
    {
        using var client = await app.DeskAsync(role);
        return await Organiser.SendAsync(client, HttpMethod.Get, path);
    }

    /// <summary>Puts somebody on the list.</summary>
    public static Task AddMemberAsync(this TestApp app, string email, DeskRole role, string language = "en") =>
        app.Service<MemberStore>().AddAsync(email, role, language, app.Clock.GetUtcNow());

    /// <summary>The same where there is no app.</summary>
    public static Task AddAsync(this MemberStore members, string email, DeskRole role, string language, DateTimeOffset at) => ChangeAsync(
        members, list => list.Add(list.Version, new Member(EmailAddress.Parse(email), email.Split('@')[0], role, language, at)));

    public static Task RemoveMemberAsync(this TestApp app, string email) =>
        ChangeAsync(app.Service<MemberStore>(), list => list.Remove(list.Version, Member.IdOf(EmailAddress.Parse(email))));

    private static async Task ChangeAsync(MemberStore members, Func<MemberList, ListMove> move)
    {
        var stored = await members.ReadAsync(CancellationToken.None);
        var made = Assert.IsType<ListMove.Made>(move(stored.Value));
        Assert.True(await members.SaveAsync(stored, made.List, [], [], CancellationToken.None));
    }
}
