using System.Security.Cryptography;
using Microsoft.Playwright;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Views;
using Submissions.Testing;
using static Microsoft.Playwright.Assertions;

namespace Submissions.Browser.Tests;

/// <summary>The main job: a proposal goes from the form into the support unit's queue.</summary>
public sealed class FilingTests(Site site) : IClassFixture<Site>
{
    private static readonly byte[] ConceptNote = [.. "%PDF-1.7 concept note\n"u8, .. new byte[300_000]];
    private static readonly byte[] Newsletter = [.. "%PDF-1.7 newsletter\n"u8, .. new byte[50_000]];

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_Marrakesh_proposal_is_typed_mended_filed_receipted_and_queued(bool script)
    {
        var call = await site.NewCallAsync();
        await using var organiser = await site.VisitAsync(script);
        var proposal = await organiser.StartAsync(call);
        await TypeAllAsync(organiser, proposal, Some.MarrakeshContent());
        await AttachAsync(organiser, proposal);

        await organiser.GoAsync($"{proposal}/check");
        await organiser.SeesAsync("1 thing to mend before it can be filed");
        await organiser.PressAsync("File the proposal");
        await organiser.SeesAsync("cannot be filed yet");

        await organiser.Page.Locator("#findings a").First.ClickAsync();
        await Expect(organiser.Field("contacts[2].email")).ToHaveValueAsync(Some.BrokenAddress);
        await Expect(organiser.Field("contacts[2].email-findings")).ToContainTextAsync("no @");
        await Expect(organiser.Field("contacts[2].email")).ToHaveAttributeAsync("aria-invalid", "true");
        await organiser.Field("contacts[2].email").FillAsync("laura.moreno@example.org");
        await organiser.PressAsync("Save and go on");

        await organiser.GoAsync($"{proposal}/speakers");
        await Expect(organiser.Field("programme-sum")).ToHaveTextAsync("The items add up to 75 of 75 minutes.");
        await organiser.GoAsync($"{proposal}/check");
        await organiser.SeesAsync("Nothing stands in the way");
        await organiser.PressAsync("File the proposal");
        await organiser.SeesAsync("Your number");
        var number = await organiser.Page.Locator(".number").InnerTextAsync();
        Assert.Matches("^MRK-[2-9A-Z]{5}$", number);

        await ReceiptIsTrueAsync(organiser, call.Value, number, script);
        await LetterIsThereAsync(number);
        await QueueShowsItAsync(call.Value, number);
    }

    [Fact]
    public async Task The_Amman_session_by_invitation_is_filed_with_its_venue_to_be_confirmed()
    {
        site.Clock.Set(Some.AmmanNow);
        var call = await site.NewCallAsync(Some.AmmanJson);
        await using var organiser = await site.VisitAsync();
        var proposal = await organiser.StartAsync(call);
        await TypeAllAsync(organiser, proposal, Some.AmmanContent());
        await organiser.GoAsync($"{proposal}/check");
        await organiser.SeesAsync("By invitation");
        foreach (var kind in site.Missing(call))
            await UploadAsync(organiser, proposal, kind, "Note.pdf", ConceptNote);
        await organiser.GoAsync($"{proposal}/check");
        await organiser.PressAsync("File the proposal");
        await organiser.SeesAsync("Your number");
        site.Clock.Set(Some.Now);
    }

    [Fact]
    public async Task Pressed_twice_it_files_once()
    {
        var call = await site.NewCallAsync();
        await using var organiser = await site.VisitAsync();
        var draft = await ManyPages.ReadyAsync(site, call);
        await organiser.GoAsync(ManyPages.Link(draft));
        await organiser.GoAsync($"/proposals/{draft.Id}/check");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "File the proposal" }).DblClickAsync();
        await organiser.SeesAsync("Your number");
        await organiser.GoAsync($"/proposals/{draft.Id}");
        await organiser.SeesAsync("version 1");
    }

    private static async Task TypeAllAsync(Visitor organiser, string proposal, ProposalContent content)
    {
        await organiser.GoAsync($"{proposal}/about");
        foreach (var section in SectionPages.Written)
        {
            await Expect(organiser.Page).ToHaveTitleAsync($"{section.Title()} · Side events");
            await new Typist(organiser).TypeAsync(section, content);
            await organiser.PressAsync("Save and go on");
        }

        await Expect(organiser.Page).ToHaveTitleAsync("Documents · Side events");
    }

    private static async Task AttachAsync(Visitor organiser, string proposal)
    {
        await UploadAsync(organiser, proposal, "concept-note", "Concept note.pdf", ConceptNote);
        await UploadAsync(organiser, proposal, "other", "Новости партнёрства № 7.pdf", Newsletter);
    }

    private static async Task UploadAsync(Visitor organiser, string proposal, string kind, string name, byte[] bytes)
    {
        await organiser.GoAsync($"{proposal}/documents");
        await organiser.Field($"file-{kind}").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = bytes });
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = $"Upload {kind}" }).ClickAsync();
        await organiser.SeesAsync("The document has arrived");
        await organiser.SeesAsync(name);
    }

    private static async Task ReceiptIsTrueAsync(Visitor organiser, string call, string number, bool script)
    {
        await organiser.FollowAsync("Receipt, to print or keep");
        await organiser.SeesAsync(number);
        await organiser.SeesAsync("2018-09-20 10:00:00 UTC");
        await organiser.SeesAsync(Convert.ToHexStringLower(SHA256.HashData(ConceptNote)));
        var code = new Uri(organiser.Page.Url).Segments[^1];
        if (script)
        {
            await organiser.Field("compare-file").SetInputFilesAsync(new FilePayload { Name = "mine.pdf", MimeType = "application/pdf", Buffer = ConceptNote });
            await organiser.SeesAsync("mine.pdf is “Concept note.pdf” on this receipt, byte for byte");
            await organiser.Field("compare-file").SetInputFilesAsync(new FilePayload { Name = "changed.pdf", MimeType = "application/pdf", Buffer = [.. ConceptNote, 1] });
            await organiser.SeesAsync("changed.pdf is not on this receipt");
        }

        await organiser.GoAsync("/receipts");
        await organiser.Field("call").SelectOptionAsync(call);
        await organiser.Field("code").FillAsync($"{code[..6]}-{code[6..]}");
        await organiser.PressAsync("Show the receipt");
        await organiser.SeesAsync(number);
    }

    private async Task LetterIsThereAsync(string number)
    {
        await site.SendLettersAsync();
        await using var reader = await site.VisitAsync();
        await reader.GoAsync("/mail?to=laura.moreno@example.org");
        await reader.Page.Locator($"tbody a:has-text('{number}')").ClickAsync();
        await reader.SeesAsync(number);
        var link = await reader.Page.Locator(".letter a[href*='/link/']").First.GetAttributeAsync("href");
        await reader.FollowAsync("Read it as HTML");
        await Expect(reader.Page.Locator("body")).ToContainTextAsync(number);
        await reader.GoAsync(new Uri(link!).AbsolutePath);
        await reader.SeesAsync($"Filed as {number}");
    }

    private async Task QueueShowsItAsync(string call, string number)
    {
        await using var unit = await site.VisitAsync();
        await unit.SignInAsync();
        await unit.GoAsync($"/queue/{call}");
        await unit.SeesAsync("fits Orangeraie at 08:30 if 2 microphones are borrowed");
        await unit.FollowAsync(number);
        await unit.SeesAsync("75 of 75 minutes");
        await unit.SeesAsync("Новости партнёрства № 7.pdf");
        await unit.SeesAsync("Filed to laura.moreno@example.org: sent");
    }
}
