using System.Net;
using Submissions.Domain;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;
using static Submissions.Functions.Tests.Circulars.CircularHouse;
using static Submissions.Functions.Tests.Deciding.DecidingHouse;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Circulars;

/// <summary>A proposal whose row cannot be read: it is told by its reference as not reached, and keeps a letter to many from nobody else.</summary>
public sealed class UnreadableTests(Azurite azurite)
{
    private const string NotReached = "It is not reached: it cannot be read. Tell whoever operates this system.";

    public static TheoryData<string, object> Broken => new() { { "Asking", "{" }, { "Status", "lost" }, { "Format", RowFormat.Current + 1 } };

    [Theory, MemberData(nameof(Broken))]
    public async Task In_preparing_it_is_named_with_why_and_the_others_are_counted_and_prepared(string property, object value)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 3);
        var reference = await ReferenceAsync(house, proposals[1]);
        await BreakAsync(house.Get<TableClient>(), proposals[1].Id, property, value);

        var view = (await house.Get<PrepareCircular>().LookAsync(house.Call.Id, Wanted(Ticked(proposals)), Writer, MailHouse.Site, Some.Now, MailHouse.Stop))!;
        Assert.Equal(3, view.Readings.Count);
        var left = Assert.Single(view.Readings, reading => reading.No is not null);
        Assert.Equal((proposals[1].Id, reference, NotReached, 0), (left.Proposal, left.Reference, left.No!.Words, left.To.Count));
        Assert.Equal(2, (await house.Get<PreviewCircular>().FirstAsync(view, Texts, null, Act(house), MailHouse.Site, MailHouse.Stop)).Count);
        var circular = await PrepareAsync(house, proposals);
        Assert.Equal((2, 2), (circular.Proposals, circular.Letters));
        var batch = await ReleaseAsync(house, circular);
        Assert.Equal((2, 0), (batch.DoneCount, batch.RefusedCount));
        foreach (var access in (Access[])[proposals[0], proposals[2]])
            Assert.Equal(1, await house.CountAsync(access, LetterKind.Circular));
    }

    [Theory, MemberData(nameof(Broken))]
    public async Task In_releasing_it_is_left_out_by_its_reference_and_the_number_that_was_shown_no_longer_releases(string property, object value)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 3);
        var circular = await PrepareAsync(house, proposals);
        var (seen, reference) = ((await SeenAsync(house, circular)).Plan!, await ReferenceAsync(house, proposals[0]));
        await BreakAsync(house.Get<TableClient>(), proposals[0].Id, property, value);

        Assert.Equal("circular-not-seen", Refused(await TryReleaseAsync(house, circular, seen)));
        Assert.Equal(0, await house.CountAsync(proposals[1], LetterKind.Circular));
        var now = (await SeenAsync(house, circular)).Plan!;
        Assert.Equal((3, 2), (seen.Letters, now.Letters));
        var batch = await ReleaseAsync(house, circular, now);
        Assert.Equal((2, 0, true), (batch.DoneCount, batch.RefusedCount, batch.IsDone));
        var released = (await SeenAsync(house, circular)).Circular;
        Assert.Equal(new CircularLeftOut(proposals[0].Id, reference, NotReached), Assert.Single(released.LeftOut));
        foreach (var access in proposals.Skip(1))
            Assert.Equal(1, await house.CountAsync(access, LetterKind.Circular));
    }

    [Fact]
    public async Task Where_none_can_be_read_nothing_is_prepared()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var proposals = await FiledAsync(house, 3);
        foreach (var access in proposals)
            await BreakAsync(house.Get<TableClient>(), access.Id, "Asking", "{");
        Assert.Equal("circular-nobody", Refused(await TryPrepareAsync(house, Wanted(Ticked(proposals)))));
    }

    [Fact]
    public async Task The_pages_and_the_api_tell_it_before_it_is_prepared_and_before_it_is_released()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var call = await app.NewCallAsync();
        var good = await Organiser.FiledAsync(app.Client, call, "A ministry");
        var bad = await Organiser.FiledAsync(app.Client, call, "Another ministry");
        var reference = (await bad.GetAsync()).Json.GetProperty("filed").Get("reference");
        using var desk = await app.DeskAsync();
        var wish = $$"""{"ids":["{{good.Id}}","{{bad.Id}}"],"texts":[{"language":"en","subject":"Rooms","words":"Dear {name}."}]}""";
        var early = (await Organiser.SendAsync(desk, HttpMethod.Post, $"/api/review/calls/{call}/circulars", Organiser.Json(wish))).Expect(HttpStatusCode.Created);
        await BreakAsync(app.Service<TableClient>(), ProposalId.Parse(bad.Id), "Asking", "{");

        using var form = new FormUrlEncodedContent([new("list", ""), new("id", good.Id), new("id", bad.Id)]);
        using var written = await desk.PostAsync($"/queue/{call}/selection/letter", form, MailHouse.Stop);
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        var page = await written.Content.ReadAsStringAsync(MailHouse.Stop);
        Assert.Contains("No letter: 1 proposal<", page, StringComparison.Ordinal);
        foreach (var text in (string[])[page, await desk.GetStringAsync($"/circulars/{call}/{early.Get("id")}", MailHouse.Stop)])
        {
            Assert.Contains(reference, text, StringComparison.Ordinal);
            Assert.Contains(NotReached, text, StringComparison.Ordinal);
        }

        var preview = (await Organiser.SendAsync(desk, HttpMethod.Post, $"/api/review/calls/{call}/circulars/preview", Organiser.Json(wish))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(1, preview.GetProperty("proposals").GetInt32());
        var left = Assert.Single(preview.GetProperty("readers").EnumerateArray(), reader => reader.Get("id") == bad.Id);
        Assert.Equal((reference, NotReached), (left.Get("reference"), left.Get("leftOut")));
    }

    private static async Task<string> ReferenceAsync(MailHouse house, Access access) => (await house.ReadAsync(access)).Filed!.Reference.Value;

    private static async Task BreakAsync(TableClient table, ProposalId id, string property, object value)
    {
        var row = (await table.GetEntityIfExistsAsync<TableEntity>(id.Call.Value, RowKeys.Proposal(id), cancellationToken: MailHouse.Stop)).Value!;
        row[property] = value;
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, MailHouse.Stop);
    }
}
