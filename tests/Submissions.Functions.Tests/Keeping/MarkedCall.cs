using System.Text.Json.Nodes;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Keeping;

/// <summary>A call in which everything that anybody can write, send or decide holds one word that nothing else holds.</summary>
internal static class MarkedCall
{
    public const string Word = "Zzmarker";

    private static readonly RequestedItem[] Changes = [new("objective", Marked("change"))];

    private static CancellationToken Stop => MailHouse.Stop;

    /// <summary>As the retention's date has it, with marked proposals in every state that letters and notes can come from.</summary>
    public static async Task<IReadOnlyList<Access>> FillAsync(MailHouse house)
    {
        var filed = await FileAsync(house, 1);
        await house.DispatchAsync();
        var unit = Some.ByUnit(house.Clock.GetUtcNow(), Address("reviewer"));
        await house.Get<WriteNote>().RunAsync(filed.Id, null, Marked("note"), unit, Stop);
        Done(await house.Get<AskOrganisers>().AQuestionAsync(house.Unit(filed, member: unit.By), Marked("question"), Stop));
        Done(await house.Get<AnswerUnit>().QuestionAsync(filed, (await house.ReadAsync(filed)).Asking.Questions[0].Number, Marked("answer"), null, house.Organiser(), Stop));
        Done(await house.Get<AskOrganisers>().ForChangesAsync(house.Unit(filed, member: unit.By), Changes, GivenDay.Read("2018-10-20"), Stop));
        Done(await house.Get<JudgeDocument>().WaiveAsync(house.Unit(filed, member: unit.By), "speaker-confirmations", Marked("waiver"), Stop));
        var document = (await house.ReadAsync(filed)).Documents[0].Id;
        Done(await house.Get<JudgeDocument>().RunAsync(house.Unit(filed, member: unit.By), document, new Judgement(DocumentState.Rejected, Marked("judgement"), GivenDay.Read("2018-10-20")), Stop));
        Done(await house.Get<SendLink>().RunAsync(filed, EmailAddress.Parse(Address("link")), DecidingHouse.NewKey(), house.Organiser(), Stop));

        var decided = await FileAsync(house, 2);
        Done(await house.Get<DecideProposal>().PrepareAsync(house.Unit(decided, member: unit.By), new WantedVerdict(DecisionKind.Decline, null, Marked("verdict")), Stop));
        Done(await house.Get<DecideProposal>().ReleaseAsync(house.Unit(decided), 1, Stop));
        var (one, other) = (await FileAsync(house, 3), await FileAsync(house, 4));
        Done(await house.Get<MergeProposals>().ProposeAsync(house.Unit(one, member: unit.By), other.Id, Marked("merge"), GivenDay.Read("2018-10-30"), Stop));
        var draft = await house.DraftAsync(5);
        await house.Get<SaveProposal>().RunAsync(draft, null, Content(5), house.Organiser(), Stop);
        await house.Get<UploadInPieces>().BeginAsync(draft, null, "other", 20, house.Organiser(), Stop);
        return [filed, decided, one, other, draft];
    }

    public static string Marked(string what) => $"{Word} of the {what}, \"said\" so";

    public static string Address(string who) => $"zzmarker.{who}@example.org";

    private static async Task<Access> FileAsync(MailHouse house, int number)
    {
        var access = await house.DraftAsync(number);
        Done(await house.Get<SaveProposal>().RunAsync(access, null, Content(number), house.Organiser(), Stop));
        Assert.IsType<Outcome<Document>.Done>(await house.Get<ReceiveDocument>().RunAsync(
            access, "concept-note", $"{Word} note.pdf", new MemoryStream("%PDF-1.7 Zzmarker wrote this"u8.ToArray()), null, null, house.Organiser(), Stop));
        await house.FileAsync(access);
        return access;
    }

    private static void Done(Outcome<Opened> outcome) => Assert.True(outcome is Outcome<Opened>.Done, outcome.ToString());

    /// <summary>Every text of the content is marked but those of closed lists, so that it can be filed.</summary>
    private static Func<ProposalContent, ProposalContent> Content(int number) => _ => Mark(Some.MarrakeshContent().WithMendedAddress(), $"{number}");

    private static ProposalContent Mark(ProposalContent content, string number)
    {
        string[] closed = ["languages", "audience", "kind", "country", "layout", "interpretation", "gender", "dimension", "slots", "format", "url"];
        var json = JsonNode.Parse(ContentJson.Canonical(content))!;
        Walk(json, "");
        json["format"] = Marked("format");
        return ContentJson.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));

        void Walk(JsonNode? node, string name)
        {
            switch (node)
            {
                case JsonObject members:
                    foreach (var (key, value) in members.ToList())
                        Walk(value, key);
                    break;
                case JsonArray items:
                    foreach (var item in items.ToList())
                        Walk(item, name);
                    break;
                case JsonValue value when !closed.Contains(name) && value.TryGetValue(out string? text):
                    value.ReplaceWith(name switch
                    {
                        "email" => Address($"contact{number}"),
                        "phone" => $"+212 {Word}",
                        "title" or "name" => $"{Word} {number} {text[..Math.Min(10, text.Length)]}",
                        _ => $"{Word} {text}",
                    });
                    break;
            }
        }
    }

    public static async Task RetainUntilAsync(MailHouse house, string day)
    {
        var json = JsonNode.Parse(Some.MarrakeshJson)!;
        json["retention"] = new JsonObject { ["date"] = day };
        await house.Get<CallStore>().SaveAsync(house.Call.Id, json.ToJsonString(), Stop);
    }
}
