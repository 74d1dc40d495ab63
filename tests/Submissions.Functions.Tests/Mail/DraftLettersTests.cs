using System.Net;
using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Tests.Api;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Mail;

/// <summary>Letters of drafts at the desk: found by what the unit may see, and never to whom they go.</summary>
public sealed class DraftLettersTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Filed by one test, so that the audit may name it to the other.</summary>
    private const string Writer = "ripe.writer@example.org";

    private const string Embargoed = "embargoed.writer@example.org";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_finds_them_by_kind_state_and_id_and_by_nothing_that_is_written()
    {
        var call = await app.NewCallAsync();
        var (draft, letter) = await BouncedAsync(call, Writer);
        await Organiser.FiledAsync(app.Client, call, "Another ministry");
        foreach (var typed in (string[])["draft", "link draft", "did not reach", "undelivered", draft.Id, draft.Id.Split('.')[1], $"link {draft.Id.Split('.')[1]}"])
            Assert.Equal((typed, letter), (typed, Assert.Single(await FoundAsync(call, typed)).Get("id")));
        foreach (var typed in (string[])[Writer, "ripe", "draft waiting", $"filed {draft.Id.Split('.')[1]}", "another-call.k7f3x2m9q4t8"])
            Assert.Equal((typed, 0), (typed, (await FoundAsync(call, typed)).Count));

        (await draft.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        (await draft.SubmitAsync()).Expect(HttpStatusCode.OK);
        Assert.Empty(await FoundAsync(call, "link draft"));
        var reference = (await draft.GetAsync()).Json.GetProperty("filed").Get("reference");
        Assert.Equal(Writer, Assert.Single(await FoundAsync(call, reference), one => one.Get("id") == letter).Get("to"));
    }

    [Fact]
    public async Task Nothing_at_the_desk_says_whose_they_are_before_they_are_filed_after_acts_on_them_neither()
    {
        var call = await app.NewCallAsync();
        var (draft, letter) = await BouncedAsync(call, Embargoed);
        using var desk = await app.DeskAsync();
        var act = $"/api/review/proposals/{draft.Id}/letters/{letter}";
        var again = (await Organiser.SendAsync(desk, HttpMethod.Post, $"{act}/again")).Expect(HttpStatusCode.OK);
        var stopped = (await Organiser.SendAsync(desk, HttpMethod.Post, $"{act}/stop")).Expect(HttpStatusCode.OK);
        Assert.Equal((JsonValueKind.Null, "stopped"), (stopped.Json.GetProperty("to").ValueKind, stopped.Json.Get("state")));

        string[] paths =
        [
            $"/letters/{call}?tab=stopped", $"/letters/{call}?q=draft", $"/letters/{call}/{draft.Id}/{letter}", $"/api/review/calls/{call}/letters?state=stopped", $"/drafts/{call}",
            $"/desk/audit?proposal={draft.Id}", "/desk/audit", "/desk/audit/export", "/desk/audit/export?format=jsonl",
        ];
        foreach (var path in paths)
        {
            var page = (await app.DeskGetAsync(path)).Expect(HttpStatusCode.OK).Text;
            Assert.Contains(path.Contains("letters", StringComparison.Ordinal) || path.Contains("audit", StringComparison.Ordinal) ? letter : draft.Id, page, StringComparison.Ordinal);
            Assert.DoesNotContain("embargoed", page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("embargoed", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.DeskGetAsync($"/queue/{call}/{draft.Id}/letters/{letter}")).Status);
    }

    /// <summary>A draft whose writer had the link sent to an address that refused it, in words that name it.</summary>
    private async Task<(Organiser Draft, string Letter)> BouncedAsync(CallId call, string writer)
    {
        var draft = await Organiser.WithDraftAsync(app.Client, call);
        (await draft.SendAsync(HttpMethod.Post, "link", Organiser.Json($$"""{"email":"{{writer}}"}"""))).Expect(HttpStatusCode.Accepted);
        await app.Service<DispatchLetters>().RunAsync(app.Address, Stop);
        var letter = Assert.Single(await FoundAsync(call, "link draft")).Get("id");
        var bounce = new DeliveryEvent($"bounce of {letter}", DeliveryKind.Bounced, app.Clock.GetUtcNow(), 1, $"550 {writer}: no such user");
        await app.Service<RecordDelivery>().RunAsync(ProposalId.Parse(draft.Id), letter, [bounce], Stop);
        return (draft, letter);
    }

    private async Task<List<JsonElement>> FoundAsync(CallId call, string typed)
    {
        var found = (await app.DeskGetAsync($"/api/review/calls/{call}/letters?q={Uri.EscapeDataString(typed)}", DeskRole.Reader)).Expect(HttpStatusCode.OK);
        return [.. found.Json.GetProperty("letters").EnumerateArray()];
    }
}
