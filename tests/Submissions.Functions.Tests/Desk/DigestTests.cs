using System.Net;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

public sealed class DigestTests(Azurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_member_gets_one_a_morning_in_their_language_whatever_number_of_runs()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.AddMemberAsync("ana@example.org", DeskRole.Coordinator);
        await app.AddMemberAsync("luc@example.org", DeskRole.Reviewer, "fr");
        await app.AddMemberAsync("rea@example.org", DeskRole.Reader);
        var call = await app.NewCallAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await Organiser.FiledAsync(app.Client, call);
        Assert.Equal(0, await app.Service<WriteDigests>().RunAsync(Stop));

        app.Clock.Set(new DateTimeOffset(2018, 9, 21, 6, 5, 0, TimeSpan.Zero));
        Assert.Equal(2, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Service<WriteDigests>().RunAsync(Stop)))).Sum());
        await app.Service<DispatchLetters>().RunAsync(app.Address, Stop);
        var arrived = app.Service<LocalOutbox>().List().Where(letter => letter.Kind == "digest").ToList();
        Assert.Equal(["ana@example.org", "luc@example.org"], arrived.Select(letter => letter.To).Order());
        Assert.Contains("New: 1", arrived.Single(letter => letter.To.StartsWith("ana", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        var french = arrived.Single(letter => letter.To.StartsWith("luc", StringComparison.Ordinal)).Text;
        Assert.Contains("Nouvelles\u00A0: 1", french, StringComparison.Ordinal);
        Assert.Contains($"/queue/{call}", french, StringComparison.Ordinal);

        app.Clock.Set(new DateTimeOffset(2018, 9, 22, 6, 5, 0, TimeSpan.Zero));
        Assert.Equal(0, await app.Service<WriteDigests>().RunAsync(Stop));
    }

    [Fact]
    public async Task Member_chooses_on_the_own_page_and_who_begins_is_not_told_what_was_before()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var reader = await app.DeskAsync(DeskRole.Reader);
        Assert.Equal(DigestEvery.Never, await ChosenAsync(app));
        foreach (var (every, chosen) in new[] { ("Daily", DigestEvery.Daily), ("sometimes", DigestEvery.Daily), ("9", DigestEvery.Daily), ("Weekly", DigestEvery.Weekly) })
        {
            var answer = await Organiser.SendAsync(reader, HttpMethod.Post, "/desk/digest", new FormUrlEncodedContent([KeyValuePair.Create("every", every)]));
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
            Assert.Equal(chosen, await ChosenAsync(app));
        }

        Assert.Contains("<option value=\"Weekly\" selected>", (await Organiser.SendAsync(reader, HttpMethod.Get, "/desk")).Text, StringComparison.Ordinal);
        app.Clock.Set(new DateTimeOffset(2018, 9, 24, 6, 5, 0, TimeSpan.Zero));
        Assert.Equal(0, await app.Service<WriteDigests>().RunAsync(Stop));
    }

    private static async Task<DigestEvery> ChosenAsync(TestApp app)
    {
        var list = (await app.Service<ReadMembers>().RunAsync(Stop)).Value;
        return await app.Service<ReadDigest>().RunAsync(list.Members.Single(member => member.Role == DeskRole.Reader), Stop);
    }
}
