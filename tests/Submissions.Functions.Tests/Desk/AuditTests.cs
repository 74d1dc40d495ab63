using System.Text.Json;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

public sealed class AuditTests(Azurite azurite) : IAsyncLifetime
{
    private TestApp app = null!;

    public async ValueTask InitializeAsync() => app = await TestApp.StartAsync(azurite);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_happens_to_proposals_of_all_calls_and_at_the_desk_is_one_list_newest_first()
    {
        var first = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.SignInAsync(DeskRole.Reader);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var entries = await AllAsync(AuditFilter.Everything);

        Assert.Equal(entries.OrderByDescending(entry => entry.At).Select(entry => entry.At), entries.Select(entry => entry.At));
        Assert.Equal(["document-received", "filed", "started"], entries.Where(entry => entry.About == second.Id).Select(entry => entry.What).Order(StringComparer.Ordinal));
        Assert.Contains(entries, entry => entry.What == "signed-in" && entry.By == "reader@laptop.example");
        var filed = entries.Single(entry => entry.What == "filed" && entry.About == first.Id);
        Assert.Equal(("organiser", "127.0.0.1"), (filed.By, filed.From));
        Assert.Contains("\"status\":\"draft\"", filed.Before, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"submitted\"", filed.After, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Key, JsonSerializer.Serialize(entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_note_was_written_and_struck_is_kept_once_and_its_words_are_not()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var (id, write, act) = (ProposalId.Parse(organiser.Id), app.Service<WriteNote>(), Some.ByUnit(app.Clock.GetUtcNow().AddMinutes(1)) with { From = "192.0.2.7" });
        var key = RequestKey.Parse("the same note, twice".Replace(' ', '-'));
        var note = Assert.IsType<Outcome<Domain.Review.Note>.Done>(await write.RunAsync(id, key, "A word that is the unit's own.", act, CancellationToken.None)).Value;
        await write.RunAsync(id, key, "A word that is the unit's own.", act, CancellationToken.None);
        var other = await write.RunAsync(id, key, "Another word that is the unit's own.", act, CancellationToken.None);
        Assert.Equal("idempotency-key-reused", Assert.IsType<Outcome<Domain.Review.Note>.Refused>(other).Refusal.Code);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => write.StrikeAsync(id, note.Id, act with { At = act.At.AddMinutes(1) }, CancellationToken.None)));
        foreach (var filter in (AuditFilter[])[AuditFilter.Everything, AuditFilter.Everything with { Proposal = id }])
        {
            var told = (await AllAsync(filter)).Where(entry => entry.What.StartsWith("note-", StringComparison.Ordinal)).ToList();
            Assert.Equal([("note-struck", Some.Reviewer, "192.0.2.7", organiser.Id), ("note-written", Some.Reviewer, "192.0.2.7", organiser.Id)], told.Select(entry => (entry.What, entry.By, entry.From, entry.About)));
            Assert.DoesNotContain("unit's own", JsonSerializer.Serialize(told), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_call_that_was_edited_stands_once_among_the_others_with_what_it_was_and_is_and_is_no_call_itself()
    {
        var call = await app.NewCallAsync();
        var opened = (await app.Service<EditCall>().OpenAsync(call, CancellationToken.None))!;
        await app.SignInAsync(DeskRole.Reader);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = opened.File.Json.Replace("\"bufferMinutes\":15", "\"bufferMinutes\":20", StringComparison.Ordinal);
        Assert.NotEqual(opened.File.Json, after);
        var act = new Act(Some.Reviewer, app.Clock.GetUtcNow(), "192.0.2.7");
        var calls = (await app.Service<ReadCalls>().AllAsync(CancellationToken.None)).Count;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Service<EditCall>().RunAsync(call, opened.File.Version.Number, after, "Rooms and slots", act, CancellationToken.None)));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.SignInAsync();

        var entries = await AllAsync(AuditFilter.Everything);
        var at = entries.FindIndex(entry => entry.What == AuditKinds.CallEdited);
        Assert.Single(entries, entry => entry.About == call.Value);
        Assert.True(entries[at - 1].At > entries[at].At && entries[at].At > entries[at + 1].At);
        Assert.Equal(("192.0.2.7", "Rooms and slots", opened.File.Json, after), (entries[at].From, entries[at].Detail, entries[at].Before, entries[at].After));
        Assert.Equal(calls, (await app.Service<ReadCalls>().AllAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task It_is_filtered_by_who_what_when_and_proposal()
    {
        var call = await app.NewCallAsync();
        var filed = await Organiser.FiledAsync(app.Client, call);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.SignInAsync();
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);

        Assert.All(await AllAsync(AuditFilter.Everything with { Who = "organiser" }), entry => Assert.Equal("organiser", entry.By));
        Assert.Equal("filed", Assert.Single(await AllAsync(AuditFilter.Everything with { What = "filed" })).What);
        Assert.DoesNotContain(await AllAsync(AuditFilter.Everything with { From = today }), entry => entry.By == "organiser");
        Assert.DoesNotContain(await AllAsync(AuditFilter.Everything with { Until = today.AddDays(-1) }), entry => entry.What == "signed-in");
        var own = await AllAsync(AuditFilter.Everything with { Proposal = ProposalId.Parse(filed.Id) });
        Assert.Equal(["filed", "document-received", "started"], own.Select(entry => entry.What));
        Assert.Empty(await AllAsync(AuditFilter.Everything with { Proposal = ProposalId.Parse(filed.Id), Who = "timer" }));
    }

    [Fact]
    public async Task Page_by_page_nothing_is_missed_and_nothing_comes_twice()
    {
        for (var i = 0; i < 4; i++)
            await Organiser.FiledAsync(app.Client, await app.NewCallAsync(json => json["rules"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"rule":"document","kind":"concept-note","due":"closing","severity":"block"}]""")));
        for (var i = 0; i < ReadAudit.PageSize + 5; i++)
            await app.SignInAsync(DeskRole.Reader);
        var places = new List<string>();
        for (var after = (string?)null; ;)
        {
            var page = await app.Service<ReadAudit>().PageAsync(AuditFilter.Everything, after, default);
            places.AddRange(page.Entries.Select(entry => entry.Place));
            if ((after = page.After) is null)
                break;
        }

        Assert.Equal((await AllAsync(AuditFilter.Everything)).Select(entry => entry.Place), places);
        Assert.Equal(places.Count, places.Distinct().Count());
    }

    [Fact]
    public async Task It_is_taken_out_as_CSV_that_runs_nothing_and_as_JSON_lines()
    {
        using var desk = await app.DeskAsync();
        await app.AddMemberAsync("=cmd@example.org", DeskRole.Reader);
        var list = (await app.Service<ReadMembers>().RunAsync(default)).Value;
        using var removed = await desk.PostAsync($"/desk/people/{Member.IdOf(Submissions.Domain.EmailAddress.Parse("=cmd@example.org"))}/remove", new FormUrlEncodedContent([KeyValuePair.Create("version", $"{list.Version}")]));

        var csv = await Organiser.SendAsync(desk, HttpMethod.Get, "/desk/audit/export?format=csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Bytes.Take(3));
        Assert.Contains("attachment", csv["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains(",'=cmd@example.org,", csv.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", csv.Text, StringComparison.Ordinal);

        var lines = (await Organiser.SendAsync(desk, HttpMethod.Get, "/desk/audit/export?format=jsonl&what=member-removed")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var line = JsonSerializer.Deserialize<JsonElement>(Assert.Single(lines));
        Assert.Equal(("member-removed", "=cmd@example.org", "reader"), (line.Get("what"), line.Get("about"), line.GetProperty("before").Get("role")));
    }

    [Fact]
    public async Task The_page_shows_it_with_names_and_what_changed()
    {
        await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var page = (await app.DeskGetAsync("/desk/audit?what=filed")).Text;
        Assert.Contains("organiser", page, StringComparison.Ordinal);
        Assert.Contains("What changed", page, StringComparison.Ordinal);
        Assert.Contains("/desk/audit/export?format=csv&amp;what=filed", page, StringComparison.Ordinal);
    }

    private async Task<List<AuditEntry>> AllAsync(AuditFilter filter)
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in app.Service<ReadAudit>().AllAsync(filter, CancellationToken.None))
            entries.Add(entry);
        return entries;
    }
}
