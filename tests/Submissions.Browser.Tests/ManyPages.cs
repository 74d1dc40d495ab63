using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Browser.Tests;

/// <summary>Every page with something on it: a draft with its broken address, a filed proposal, a queue that has it.</summary>
internal static class ManyPages
{
    /// <summary>Name and path. The two links, first, give a browser the keys.</summary>
    public static async Task<IReadOnlyList<(string Name, string Path)>> PrepareAsync(Site site)
    {
        var call = await site.NewCallAsync();
        var draft = await DraftAsync(site, call, Some.MarrakeshContent());
        var empty = await DraftAsync(site, call, ProposalContent.Empty);
        var filed = await ReadyAsync(site, call);
        var submitted = (Outcome<Submitted>.Done)await site.Service<SubmitProposal>().RunAsync(filed, null, Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        return
        [
            ("link-draft", Link(draft)), ("link-empty", Link(empty)), ("link-filed", Link(filed)),
            ("home", "/"), ("call", $"/calls/{call}"), ("have-link", "/link"), ("verify", "/receipts"),
            ("receipt", $"/receipts/{call}/{submitted.Value.ReceiptCode}"), ("missing", "/link/nothing"), ("not-opened", $"/proposals/{call}.k7f3x2m9q4t8"),
            .. Sections(draft, "draft"), .. Sections(empty, "empty"),
            ("checked", $"/proposals/{draft.Id}/organisers?check=1"),
            ("filed", $"/proposals/{filed.Id}/filed"), ("filed-overview", $"/proposals/{filed.Id}"), ("filed-check", $"/proposals/{filed.Id}/check"),
            ("withdraw", $"/proposals/{filed.Id}/withdraw"), ("filed-documents", $"/proposals/{filed.Id}/documents"),
            ("queue", $"/queue/{call}"), ("queue-none", $"/queue/{call}?status=withdrawn"), ("dossier", $"/queue/{call}/{filed.Id}"),
            .. await MailAsync(site), .. await ArabicAsync(site),
        ];
    }

    /// <summary>The local mail with the letters of the filing in it, and one of them.</summary>
    private static async Task<IEnumerable<(string Name, string Path)>> MailAsync(Site site)
    {
        await site.SendLettersAsync();
        var letter = site.Service<ReadLocalMail>().List(null, null)[0].Id;
        return [("mail", "/mail"), ("mail-none", "/mail?to=nobody@example.org"), ("mail-letter", $"/mail/{letter}")];
    }

    /// <summary>A call whose texts are Arabic, with a proposal written in it.</summary>
    private static async Task<IEnumerable<(string Name, string Path)>> ArabicAsync(Site site)
    {
        var call = await site.NewCallAsync(SomeArabic.CallJson);
        var draft = await DraftAsync(site, call, SomeArabic.Content);
        return [("arabic-link", Link(draft)), ("arabic-call", $"/calls/{call}"), .. Sections(draft, "arabic").Where(page => page.Name is "arabic" or "arabic-description" or "arabic-check")];
    }

    /// <summary>A draft that nothing keeps from being filed.</summary>
    public static async Task<Access> ReadyAsync(Site site, CallId call)
    {
        var draft = await DraftAsync(site, call, Some.MarrakeshContent().WithMendedAddress());
        await site.Service<ReceiveDocument>().RunAsync(
            draft, "concept-note", "Concept note.pdf", new MemoryStream("%PDF-1.7 a note"u8.ToArray()), null, null, Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        return draft;
    }

    /// <summary>A filed one of that lead, whose letters go to one address.</summary>
    public static async Task<Access> FiledAsync(Site site, CallId call, string lead, string address)
    {
        var access = await ReadyAsync(site, call);
        await site.Service<SaveProposal>().RunAsync(
            access, null,
            content => content with { Organisers = [content.Organisers[0] with { Name = lead }], Contacts = [content.Contacts[0] with { Email = address }] },
            Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        Assert.IsType<Outcome<Submitted>.Done>(await site.Service<SubmitProposal>().RunAsync(access, null, Act.ByOrganiser(site.Clock.GetUtcNow()), default));
        return access;
    }

    public static async Task<Access> DraftAsync(Site site, CallId call, ProposalContent content)
    {
        var outcome = await site.Service<StartProposal>().RunAsync(call, content, null, Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        var started = ((Outcome<Started>.Done)outcome).Value;
        return new Access(started.Opened.Proposal.Id, started.Key);
    }

    public static string Link(Access access) => $"/proposals/{access.Id}/link/{access.Key.Value}";

    private static IEnumerable<(string Name, string Path)> Sections(Access access, string name) =>
        new[] { "", "/about", "/organisers", "/description", "/speakers", "/room", "/documents", "/check" }
            .Select(page => ($"{name}{page.Replace('/', '-')}", $"/proposals/{access.Id}{page}"));
}
