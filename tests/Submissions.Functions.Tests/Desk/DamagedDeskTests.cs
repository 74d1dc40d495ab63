using System.Net;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

/// <summary>What lists many, or speaks of others: one proposal that cannot be read takes none of it down.</summary>
public sealed class DamagedDeskTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Damages => Damage.All;

    [Theory, MemberData(nameof(Damages))]
    public async Task Every_page_and_list_opens(string damage)
    {
        var call = await app.NewCallAsync();
        var good = await Organiser.FiledAsync(app.Client, call, "A ministry");
        var bad = await Organiser.FiledAsync(app.Client, call, "A ministry of others");
        using var desk = await app.DeskAsync();
        foreach (var one in (Organiser[])[good, bad])
        {
            var etag = (await Organiser.SendAsync(desk, HttpMethod.Get, $"/api/review/proposals/{one.Id}"))["ETag"]!;
            var put = await Organiser.SendAsync(desk, HttpMethod.Put, $"/api/review/proposals/{one.Id}/decision", Organiser.Json("""{"kind":"accept"}"""), ("If-Match", etag));
            Assert.True(put.Status == HttpStatusCode.OK, put.Text);
        }

        await app.DamageAsync(bad, damage);
        string[] pages =
        [
            $"/queue/{call}", $"/queue/{call}/{good.Id}", $"/decisions/{call}", $"/desk/calls/{call}/calendar", $"/desk/calls/{call}", $"/desk/calls/{call}/edit/dates",
            $"/desk/calls/{call}/retention", $"/drafts/{call}", $"/letters/{call}", $"/letters/{call}?q=ministry", $"/circulars/{call}", "/desk", "/desk/audit", "/desk/letters",
            $"/api/review/calls/{call}/proposals", $"/api/review/proposals/{good.Id}", $"/api/review/calls/{call}/decisions", $"/api/review/calls/{call}/reminders",
            $"/api/review/calls/{call}/drafts", $"/api/review/calls/{call}/letters", $"/api/review/calls/{call}/letters?q=ministry", $"/api/review/calls/{call}/retention",
        ];
        var draft = await Organiser.WithDraftAsync(app.Client, call);
        await app.DamageAsync(draft, damage is Damage.Version or Damage.NoVersion ? Damage.Proposal : damage);
        var answers = new List<string>();
        foreach (var page in pages)
            answers.Add($"{(int)(await Organiser.SendAsync(desk, HttpMethod.Get, page)).Status} {page}");
        Assert.Equal([], answers.Where(answer => !answer.StartsWith("200", StringComparison.Ordinal)));

        // What is not told is named; a draft without a row is none.
        string[] unread = damage == Damage.NoProposal ? [] : [draft.Id];
        foreach (var list in (string[])["drafts", "reminders"])
        {
            var told = (await Organiser.SendAsync(desk, HttpMethod.Get, $"/api/review/calls/{call}/{list}")).Json.GetProperty("unreadable");
            Assert.Equal(unread, told.EnumerateArray().Select(id => id.GetString()!));
        }

        foreach (var page in (string[])[$"/drafts/{call}", $"/desk/calls/{call}/calendar"])
            Assert.Equal(unread.Length > 0, (await desk.GetStringAsync(page, TestContext.Current.CancellationToken)).Contains($"{draft.Id.Split('.')[1]} could not be read", StringComparison.Ordinal));
    }
}
