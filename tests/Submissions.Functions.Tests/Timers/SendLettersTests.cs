using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Timers;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Timers;

/// <summary>The timer in the whole app, with the app's own container.</summary>
public sealed class SendLettersTests(Azurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_delivers_what_a_filing_owes_with_links_to_where_the_app_is()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var access = await FileAsync(app);

        await app.Service<SendLetters>().Run(new TimerInfo(), Stop);

        var letters = app.Service<LocalOutbox>().List();
        Assert.Equal(["andrei.munteanu@example.org", "elena.rusu@example.org", "laura.moreno@example.org"], letters.Select(letter => letter.To).Order());
        Assert.All(letters, letter => Assert.Contains($"{app.Address}proposals/{access.Id}/link/{access.Key.Value}", letter.Text, StringComparison.Ordinal));
    }

    private static async Task<Access> FileAsync(TestApp app)
    {
        var act = Act.ByOrganiser(Some.Now);
        var call = await app.NewCallAsync();
        var started = Assert.IsType<Outcome<Started>.Done>(
            await app.Service<StartProposal>().RunAsync(call, Some.MarrakeshContent().WithMendedAddress(), null, act, Stop)).Value;
        var access = new Access(started.Opened.Proposal.Id, started.Key);
        Assert.IsType<Outcome<Document>.Done>(await app.Service<ReceiveDocument>().RunAsync(
            access, "concept-note", "Note.pdf", new MemoryStream("%PDF-1.7 a note"u8.ToArray()), null, null, act, Stop));
        Assert.IsType<Outcome<Submitted>.Done>(await app.Service<SubmitProposal>().RunAsync(access, null, act, Stop));
        return access;
    }
}
