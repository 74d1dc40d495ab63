using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

/// <summary>Rows of a proposal that this version cannot read, as an accident or a newer version leaves them.</summary>
internal static class Damage
{
    public const string Proposal = "the proposal's row";
    public const string NewerProposal = "the proposal's row, which a newer version wrote";
    public const string NoProposal = "no proposal's row";
    public const string Version = "the filed version's row";
    public const string NoVersion = "no filed version's row";

    public static TheoryData<string> All => [Proposal, NewerProposal, NoProposal, Version, NoVersion];

    /// <summary>What was filed is read from the version's row where it was written on since: it is here.</summary>
    public static async Task DamageAsync(this TestApp app, Organiser organiser, string what)
    {
        var (id, table, stop) = (ProposalId.Parse(organiser.Id), app.Service<TableClient>(), TestContext.Current.CancellationToken);
        var (proposal, version) = (RowKeys.Proposal(id), RowKeys.Version(id, 1));
        if (what is Version or NoVersion)
        {
            var written = await organiser.ContentAsync();
            written["title"] = "Written on since";
            var etag = (await organiser.GetAsync())["ETag"]!;
            (await organiser.SendAsync(HttpMethod.Put, "", Organiser.Json(written.ToJsonString()), ("If-Match", etag))).Expect(System.Net.HttpStatusCode.OK);
        }

        await (what switch
        {
            NoProposal => table.DeleteEntityAsync(id.Call.Value, proposal, cancellationToken: stop),
            NoVersion => table.DeleteEntityAsync(id.Call.Value, version, cancellationToken: stop),
            NewerProposal => MergeAsync(proposal, "Format", RowFormat.Current + 1),
            Version => MergeAsync(version, "Content", "{"),
            _ => MergeAsync(proposal, "Content", "{"),
        });

        Task MergeAsync(string row, string property, object value) =>
            table.UpsertEntityAsync(new TableEntity(id.Call.Value, row) { [property] = value }, TableUpdateMode.Merge, stop);
    }
}
