using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
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
            ("desk", "/desk"), ("people", "/desk/people"), ("audit", "/desk/audit"), ("drafts", $"/drafts/{call}"),
            .. new[] { "", "/extend", "/edit/dates", "/edit/rules", "/edit/rooms", "/edit/documents", "/edit/texts", "/edit/reminders", "/edit/file", "/calendar", "/retention", "/person", "/wording", "/wording/reminder-document", "/wording/names", "/wording/deadline-moved" }
                .Select(page => ($"desk-call{page.Replace('/', '-')}", $"/desk/calls/{call}{page}")),
            .. await DecidedAsync(site), .. await WrittenAsync(site),
            .. await MailAsync(site), ("telemetry", "/telemetry"), ("letters", $"/letters/{call}"), ("letters-sent", $"/letters/{call}?tab=sent"), ("letters-found", $"/letters/{call}?q=elena.rusu@example.org"),
            ("letters-letter", $"/letters/{call}/{filed.Id}/filed-1-0"), ("brake", "/desk/letters"),
            ("no-reminders", $"/proposals/{filed.Id}/reminders/{filed.Key.Value}/{EmailAddress.Parse("elena.rusu@example.org").Id}"), .. await ArabicAsync(site),
        ];
    }

    /// <summary>A call that decisions were made in: one acceptance that was not confirmed in time, one place that is free again, one decision prepared, one merge proposed.</summary>
    private static async Task<IEnumerable<(string Name, string Path)>> DecidedAsync(Site site)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Some.MarrakeshJson)!;
        json["acceptWithinDays"] = 1;
        var call = await site.NewCallAsync(json.ToJsonString());
        var made = new List<Access>();
        foreach (var number in Enumerable.Range(1, 7))
            made.Add(await FiledAsync(site, call, $"Ministry {number}", $"ministry{number}@example.org"));
        var decide = site.Service<DecideProposal>();
        await DecideAsync(site, made[0], DecisionKind.Accept, "fri-breakfast/orangeraie");
        await DecideAsync(site, made[1], DecisionKind.Accept, "fri-breakfast/menara");
        await DecideAsync(site, made[2], DecisionKind.WaitingList, null);
        await DecideAsync(site, made[3], DecisionKind.WaitingList, null);
        site.Clock.Advance(TimeSpan.FromDays(3));
        await decide.EndAcceptanceAsync(Unit(made[1]), null, default);
        site.Clock.Advance(TimeSpan.FromDays(-3));
        await DecideAsync(site, made[4], DecisionKind.Accept, null);
        await decide.PrepareAsync(Unit(made[5]), new WantedVerdict(DecisionKind.Decline, null, "There were more proposals than rooms."), default);
        await site.Service<AskOrganisers>().AQuestionAsync(Unit(made[5]), "Who chairs?", default);
        await site.Service<MergeProposals>().ProposeAsync(Unit(made[6]), made[5].Id, "Both ask the same.", GivenDay.Read("2018-10-30"), default);
        return
        [
            ("link-accepted", Link(made[4])), ("acceptance", $"/proposals/{made[4].Id}/acceptance"), ("link-merging", Link(made[6])), ("merge", $"/proposals/{made[6].Id}/merge"),
            ("decided-queue", $"/queue/{call}"), ("decisions", $"/decisions/{call}"), ("decisions-letter", $"/decisions/{call}/letters/{made[5].Id}"),
            ("dossier-accepted", $"/queue/{call}/{made[0].Id}"), ("dossier-place-free", $"/queue/{call}/{made[1].Id}"), ("dossier-asked", $"/queue/{call}/{made[5].Id}"),
        ];

        UnitAct Unit(Access access) => ManyPages.Unit(site, access);
    }

    /// <summary>A call with a letter to many that waits, of whose readers one has withdrawn since, one that is released, and none in another call.</summary>
    private static async Task<IEnumerable<(string Name, string Path)>> WrittenAsync(Site site)
    {
        var (call, none) = (await site.NewCallAsync(), await site.NewCallAsync());
        var made = new List<Access>();
        foreach (var number in Enumerable.Range(1, 4))
            made.Add(await FiledAsync(site, call, $"Ministry {number}", $"ministry{number}@example.org"));
        var (waits, goes) = (await WriteAsync(site, call, made, "Rooms open earlier"), await WriteAsync(site, call, made, "Badges for {title}"));
        var seen = (await site.Service<ReleaseCircular>().ReadAsync(call, goes, default))!.Plan!;
        Assert.IsType<Outcome<Batch>.Done>(await site.Service<ReleaseCircular>().RunAsync(
            call, goes, seen.Letters, seen.Seal, MoveProposal.OwnKey(), Some.ByUnit(site.Clock.GetUtcNow()), default));
        await site.Service<WithdrawProposal>().RunAsync(made[3], null, Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        return
        [
            ("circulars", $"/circulars/{call}"), ("circulars-none", $"/circulars/{none}"), ("circular-waits", $"/circulars/{call}/{waits}"),
            ("circular-letter", $"/circulars/{call}/{waits}/letters/{made[0].Id}"), ("circular-released", $"/circulars/{call}/{goes}"),
        ];
    }

    private static async Task<string> WriteAsync(Site site, CallId call, IReadOnlyList<Access> to, string subject)
    {
        var wanted = new WantedCircular(
            new CarriedSelection(new Selection.Ticked([.. to.Select(access => access.Id)]), QueueSort.Default, null), null,
            [new CircularText("en", subject, "Dear {name},\nthe rooms open at 8, an hour earlier than we had written.\nWhat you filed is here:\n{link}")]);
        var member = new Domain.Desk.Member(EmailAddress.Parse(Some.Reviewer), "Reviewer", Domain.Desk.DeskRole.Reviewer, "en", Some.Now);
        var outcome = await site.Service<PrepareCircular>().RunAsync(call, wanted, MoveProposal.OwnKey(), member, new Uri(site.Address), Some.ByUnit(site.Clock.GetUtcNow()), default);
        return Assert.IsType<Outcome<Circular>.Done>(outcome).Value.Id;
    }

    /// <summary>Prepares and releases the first decision on a proposal.</summary>
    public static async Task DecideAsync(Site site, Access access, DecisionKind kind, string? place)
    {
        var decide = site.Service<DecideProposal>();
        Assert.IsType<Outcome<Opened>.Done>(await decide.PrepareAsync(Unit(site, access), new WantedVerdict(kind, place, "Words to them."), default));
        Assert.IsType<Outcome<Opened>.Done>(await decide.ReleaseAsync(Unit(site, access), 1, default));
    }

    private static UnitAct Unit(Site site, Access access) => new(access.Id, null, null, Some.ByUnit(site.Clock.GetUtcNow()));

    /// <summary>The local mail with the letters of the filing in it, and one of them.</summary>
    private static async Task<IEnumerable<(string Name, string Path)>> MailAsync(Site site)
    {
        await site.SendLettersAsync();
        var letter = site.Service<ReadLocalMail>().List(null, null)[0].Id;
        return [("mail", "/mail"), ("mail-none", "/mail?to=nobody@example.org&q=nothing"), ("mail-letter", $"/mail/{letter}")];
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
