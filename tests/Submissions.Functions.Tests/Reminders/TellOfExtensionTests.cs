using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Keeping;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Reminders;

public sealed class TellOfExtensionTests(Azurite azurite)
{
    [Fact]
    public async Task Several_instances_at_once_tell_each_drafts_writers_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (drafts, filed) = (await DraftsAsync(house, TellOfExtension.NoteEvery + 5), await house.FileAsync(900, "filed@example.org"));
        await ExtendAsync(house, "2018-10-05T23:59:59");
        var begunAfter = await house.DraftAsync(901, "late@example.org");
        var instances = Enumerable.Range(0, 3).Select(_ => house.Instance()).ToList();
        await Task.WhenAll(instances.Select(instance => instance.GetRequiredService<TellOfExtension>().RunAsync(MailHouse.Stop)));
        await house.Get<TellOfExtension>().RunAsync(MailHouse.Stop);
        foreach (var draft in drafts)
            Assert.Equal(2, await house.CountAsync(draft, LetterKind.DeadlineMoved));
        Assert.Equal((0, 0), (await house.CountAsync(filed, LetterKind.DeadlineMoved), await house.CountAsync(begunAfter, LetterKind.DeadlineMoved)));
        Assert.Empty(await house.Get<ExtensionStore>().OpenAsync(MailHouse.Stop));
    }

    [Fact]
    public async Task Killed_at_any_request_it_leaves_nobody_out_and_tells_nobody_twice()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var drafts = await DraftsAsync(house, 3);
        await ExtendAsync(house, "2018-10-05T23:59:59");
        var runs = 0;
        while ((await house.Get<ExtensionStore>().OpenAsync(MailHouse.Stop)).Count > 0)
        {
            Assert.InRange(++runs, 1, 100);
            var dying = new TableClient(azurite.ConnectionString, house.Table, new TableClientOptions { Transport = new DyingTransport(runs), Retry = { MaxRetries = 0 } });
            await house.Instance(more: services => services.AddSingleton(dying)).GetRequiredService<TellOfExtension>().RunAsync(MailHouse.Stop);
        }

        // The one that lived through asked for the mark, the call, the drafts, each draft twice, and the mark's end at least.
        Assert.InRange(runs, 8, 100);
        foreach (var draft in drafts)
            Assert.Equal(["deadline-moved-1-0", "deadline-moved-1-1"], (await house.FatesAsync(draft)).Select(fate => fate.Letter.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Letters_say_the_closing_that_holds_in_the_language_of_their_readers_and_open_the_draft()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var draft = await house.DraftAsync(0, "first@example.org");
        var french = await house.DraftAsync(1, "premiere@example.org");
        await house.Get<SaveProposal>().RunAsync(french, null, content => content with { Languages = ["fr"] }, house.Organiser(), MailHouse.Stop);
        var saved = (await house.ReadAsync(draft)).ChangedAt;
        await ExtendAsync(house, "2018-10-05T23:59:59");
        // Something else is changed, and the closing once more, before the timer comes: the mark stays, and the letter tells what holds.
        await EditAsync(house, file => (file["bufferMinutes"], file["closes"]) = (20, "2018-10-06T12:00:59"), tell: false);
        await house.Get<TellOfExtension>().RunAsync(MailHouse.Stop);
        await house.DispatchAsync();
        var arrived = house.Arrived.ToDictionary(letter => letter.To);
        Assert.StartsWith("More time to file: ", arrived["first@example.org"].Subject, StringComparison.Ordinal);
        Assert.Contains("You can now file until Saturday 6 October 2018, 12:00, Marrakesh time", arrived["first@example.org"].Text, StringComparison.Ordinal);
        Assert.StartsWith("Plus de temps pour déposer\u00A0: ", arrived["premiere@example.org"].Subject, StringComparison.Ordinal);
        Assert.Contains("samedi 6 octobre 2018", arrived["premiere@example.org"].Text, StringComparison.Ordinal);
        Assert.Equal((saved, 2), ((await house.ReadAsync(draft)).ChangedAt, (await house.ReadAsync(draft)).KeyHashes.Count));

        await ExtendAsync(house, "2018-10-08T12:00:59");
        await house.Get<TellOfExtension>().RunAsync(MailHouse.Stop);
        Assert.Equal(2, await house.CountAsync(draft, LetterKind.DeadlineMoved));
    }

    [Fact]
    public async Task Who_filed_before_the_timer_came_or_whose_extension_was_taken_back_is_not_told()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (filed, draft) = (await house.DraftAsync(0, "first@example.org"), await house.DraftAsync(1, "second@example.org"));
        await ExtendAsync(house, "2018-10-05T23:59:59");
        await house.FileAsync(filed);
        await EditAsync(house, file => file["closes"] = "2018-09-28T23:59:59", tell: false);
        await house.Get<TellOfExtension>().RunAsync(MailHouse.Stop);
        Assert.Equal((0, 0), (await house.CountAsync(filed, LetterKind.DeadlineMoved), await house.CountAsync(draft, LetterKind.DeadlineMoved)));
        Assert.Empty(await house.Get<ExtensionStore>().OpenAsync(MailHouse.Stop));
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_does_not_keep_the_others_from_being_told()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var drafts = await DraftsAsync(house, 2);
        await ExtendAsync(house, "2018-10-05T23:59:59");
        var broken = drafts.MinBy(draft => draft.Id.Value, StringComparer.Ordinal)!;
        await house.Get<TableClient>().UpsertEntityAsync(new TableEntity(broken.Id.Call.Value, RowKeys.Proposal(broken.Id)) { ["Content"] = "{" }, cancellationToken: MailHouse.Stop);
        await house.Get<TellOfExtension>().RunAsync(MailHouse.Stop);
        Assert.Equal(2, await house.CountAsync(drafts.Single(draft => draft != broken), LetterKind.DeadlineMoved));
        Assert.Empty(await house.Get<ExtensionStore>().OpenAsync(MailHouse.Stop));
    }

    private static async Task<IReadOnlyList<Access>> DraftsAsync(MailHouse house, int count)
    {
        var drafts = new List<Access>();
        for (var number = 0; number < count; number++)
            drafts.Add(await house.DraftAsync(number, $"first{number}@example.org", $"second{number}@example.org"));
        return drafts;
    }

    private static async Task ExtendAsync(MailHouse house, string closes)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await EditAsync(house, file => file["closes"] = closes, tell: true);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task EditAsync(MailHouse house, Action<JsonNode> change, bool tell)
    {
        var opened = (await house.Get<EditCall>().OpenAsync(house.Call.Id, MailHouse.Stop))!;
        var file = JsonNode.Parse(opened.File.Json)!;
        change(file);
        Assert.IsType<Edited.Kept>(await house.Get<EditCall>().RunAsync(
            house.Call.Id, opened.File.Version.Number, file.ToJsonString(), "Edited", Some.ByUnit(house.Clock.GetUtcNow()), MailHouse.Stop, tell));
    }
}
