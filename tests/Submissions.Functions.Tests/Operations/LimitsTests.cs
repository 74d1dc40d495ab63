using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Operations;

/// <summary>What keeps one client from harming others, and one change of a call from wedging its proposals.</summary>
public sealed class LimitsTests(Azurite azurite)
{
    [Fact]
    public async Task A_list_longer_than_the_form_can_show_is_refused_and_what_was_there_stays()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.DraftAsync(call.Id, Some.MarrakeshContent());

        var outcome = await house.Get<SaveProposal>().RunAsync(
            access, null, content => content with { Programme = [.. Enumerable.Range(0, ContentLimit.Rows + 1).Select(_ => new ProgrammeItem())] },
            Act.ByOrganiser(house.Now), House.Stop);

        Assert.Equal(Refusal.TooManyRows, Assert.IsType<Outcome<Opened>.Refused>(outcome).Refusal);
        Assert.True(ContentJson.Same(Some.MarrakeshContent(), (await house.Get<OpenProposal>().RunAsync(access, House.Stop))!.Proposal.Content));
    }

    [Fact]
    public async Task A_full_proposal_refuses_another_file_before_its_bytes_are_taken()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.DraftAsync(call.Id, Some.MarrakeshContent());
        for (var i = 0; i < DocumentMoves.Most; i++)
            Assert.IsType<Outcome<Document>.Done>(await ReceiveAsync(new MemoryStream("%PDF-1.7 a note"u8.ToArray())));

        Assert.Equal(Refusal.TooManyDocuments, Assert.IsType<Outcome<Document>.Refused>(await ReceiveAsync(Stream.Null)).Refusal);

        Task<Outcome<Document>> ReceiveAsync(Stream body) => house.Get<ReceiveDocument>().RunAsync(
            access, Document.OtherKind, "Note.pdf", body, null, null, Act.ByOrganiser(house.Now), House.Stop);
    }

    [Fact]
    public async Task A_proposal_filed_before_the_call_counted_leads_can_be_withdrawn_after()
    {
        var counting = Some.Call();
        var free = counting with { Rules = [.. counting.Rules.Where(rule => rule is not ProposalsPerLeadRule)] };
        await using var house = await House.OpenAsync(azurite, Some.Now, free);
        var access = await house.ReadyAsync(free.Id);
        Assert.IsType<Outcome<Submitted>.Done>(await house.FileAsync(access));
        await house.Get<CallStore>().SaveAsync(counting.Id, Some.MarrakeshJson, House.Stop);

        Assert.IsType<Outcome<Opened>.Done>(await house.Get<WithdrawProposal>().RunAsync(access, null, Act.ByOrganiser(house.Now), House.Stop));
    }

    [Fact]
    public async Task A_call_that_this_version_cannot_read_takes_no_other_down()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        await house.Get<CallStore>().SaveAsync(Domain.Calls.CallId.Parse("tomorrow"), """{ "rules": [ { "rule": "of-tomorrow" } ] }""", House.Stop);

        Assert.Equal(call.Id, Assert.Single(await house.Get<ReadCalls>().AllAsync(House.Stop)).Id);
    }
}
