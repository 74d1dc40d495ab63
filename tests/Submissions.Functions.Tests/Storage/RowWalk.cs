using System.Text.Json.Nodes;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Storage;

/// <summary>Does once each thing that leaves rows behind, and gives the rows as the table service would.</summary>
internal static class RowWalk
{
    /// <summary>What was done, with the keys that stand in no row: <c>{ call, proposal, key, receipt, session, rows }</c>.</summary>
    public static async Task<JsonObject> RunAsync(TestApp app)
    {
        var session = await app.SignInAsync();
        var call = await app.NewCallAsync();
        var organiser = await Organiser.FiledAsync(app.Client, call, "Ministry of the first format");
        var (second, third) = (await Organiser.FiledAsync(app.Client, call, "Ministry two"), await Organiser.FiledAsync(app.Client, call, "Ministry three"));
        var accepted = await Organiser.FiledAsync(app.Client, call, "Ministry four");
        await app.AddMemberAsync(Some.Reviewer, DeskRole.Reviewer);
        await DeskAsync(app, ProposalId.Parse(organiser.Id), ProposalId.Parse(second.Id), ProposalId.Parse(third.Id), ProposalId.Parse(accepted.Id));
        (await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json("""{"kind":"other","name":"x.pdf","bytes":100}"""))).Expect(System.Net.HttpStatusCode.Created);
        await app.Service<DispatchLetters>().RunAsync(app.Address, CancellationToken.None);
        var filed = (await app.Service<ProposalStore>().FindAsync(ProposalId.Parse(organiser.Id), CancellationToken.None))!.Value;
        return new JsonObject
        {
            ["call"] = call.Value,
            ["proposal"] = organiser.Id,
            ["key"] = organiser.Key,
            ["receipt"] = filed.Filed!.ReceiptCode,
            ["session"] = session,
            ["rows"] = await RowsAsync(app),
        };
    }

    /// <summary>Each row as the wire has it: with the types that JSON does not tell.</summary>
    public static async Task<JsonArray> RowsAsync(TestApp app)
    {
        var rows = new JsonArray();
        await foreach (var row in app.Service<TableClient>().QueryAsync<TableEntity>())
            rows.Add(JsonNode.Parse(EntityWriter.Write(row).ToArray()));
        return rows;
    }

    private static async Task DeskAsync(TestApp app, ProposalId first, ProposalId second, ProposalId third, ProposalId accepted)
    {
        var (act, stop) = (Some.ByUnit(app.Clock.GetUtcNow()), CancellationToken.None);
        UnitAct On(ProposalId proposal) => new(proposal, null, null, act);
        var member = new Member(EmailAddress.Parse(Some.Reviewer), "Reviewer", DeskRole.Reviewer, "en", act.At);

        await app.Service<WriteNote>().RunAsync(first, RequestKey.Parse("a-note-of-format-one"), "A note.", act, stop);
        await app.Service<AskOrganisers>().AQuestionAsync(On(first), "Who chairs?", stop);
        await app.Service<MergeProposals>().ProposeAsync(On(third), second, "Both ask the same.", GivenDay.Read("2018-10-30"), stop);
        await app.Service<DecideProposal>().PrepareAsync(On(accepted), new WantedVerdict(DecisionKind.Accept, "fri-breakfast/orangeraie", "Welcome."), stop);
        await app.Service<ReleaseDecisions>().RunAsync(accepted.Call, [(accepted, 1)], RequestKey.Parse("a-release-of-format-one"), act, stop);
        await app.Service<BatchStore>().AddAsync(
            new Batch("batch-under-way", accepted.Call, BatchKind.Release, act, null, [new BatchItem(first, "MRK-1", 9)], [], new Dictionary<string, string>()), stop);
        await app.Service<KeepViews>().SaveAsync(member, first.Call, "Mine", QueueQuery.Everything, stop);
        await app.Service<KeepViews>().LookedAsync(member, first.Call, act.At, act.At, stop);
        await app.Service<WriteDigests>().ChooseAsync(member, DigestEvery.Daily, stop);
        await app.Service<AskToSignIn>().RunAsync(member.Email, "/desk", RequestKey.Parse("a-sign-in-of-format-one"), act, stop);
        await app.Service<MoveBrake>().LimitAsync(1000, act, stop);
        var edited = (await app.Service<EditCall>().OpenAsync(first.Call, stop))!.File;
        await app.Service<EditCall>().RunAsync(first.Call, edited.Version.Number, edited.Json.Replace("\"graceMinutes\":15", "\"graceMinutes\":20", StringComparison.Ordinal).Replace("\"graceMinutes\": 15", "\"graceMinutes\": 20", StringComparison.Ordinal), "Grace", act, stop);
    }
}
