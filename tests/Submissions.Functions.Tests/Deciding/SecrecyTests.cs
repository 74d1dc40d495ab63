using System.Net;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Deciding;

/// <summary>What is the unit's own stays the unit's own, on every page and answer that organisers can open.</summary>
public sealed class SecrecyTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Words = "ONLY-PREPARED-4711";
    private const string Member = "secret.member@example.org";

    [Fact]
    public async Task Prepared_decision_and_who_of_the_unit_acts_are_nowhere_that_organisers_can_look()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var id = ProposalId.Parse(organiser.Id);
        var act = new UnitAct(id, null, null, new Act(Member, Some.Now));
        await app.Service<AskOrganisers>().AQuestionAsync(act, "Who chairs?", default);
        await app.Service<AskOrganisers>().ForChangesAsync(act, [new RequestedItem("title", "Shorter.")], default, default);
        await app.Service<DecideProposal>().PrepareAsync(act, new WantedVerdict(DecisionKind.Accept, "fri-breakfast/menara", Words), default);
        Assert.Equal(Words, (await app.Service<ProposalStore>().FindAsync(id, default))!.Value.Deciding.Prepared!.Verdict.Words);

        var texts = new List<string> { (await organiser.GetAsync()).Text, (await organiser.GetAsync("findings")).Text };
        foreach (var page in new[] { "", "/check", "/documents", "/about", "/filed", "/acceptance", "/merge", "/withdraw" })
            texts.Add(await PageAsync(organiser, $"/proposals/{organiser.Id}{page}"));

        Assert.Contains("Who chairs?", texts[2], StringComparison.Ordinal);
        Assert.Contains("Shorter.", texts[0], StringComparison.Ordinal);
        Assert.All(texts, text => Assert.DoesNotContain(Words, text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain(Member, text, StringComparison.Ordinal));
    }

    private async Task<string> PageAsync(Organiser organiser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"link={organiser.Key}");
        using var response = await app.Client.SendAsync(request);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{path} answered {response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }
}
