using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Http.Pages;

/// <summary>What the overview tells of receipts and letters, by what is stored.</summary>
public sealed class OverviewTests(TestApp app, Azurite azurite) : IClassFixture<TestApp>
{
    [Fact]
    public async Task It_says_which_documents_the_receipt_names_and_which_came_later()
    {
        var (organiser, visitor) = await FiledAsync();
        Assert.Contains("The receipt of version 1 names: concept-note.pdf", await TextAsync(visitor), StringComparison.Ordinal);
        Assert.DoesNotContain("came later", await TextAsync(visitor), StringComparison.Ordinal);

        await organiser.UploadAsync("concept-note", name: "Better.pdf");
        var later = await TextAsync(visitor);
        Assert.Contains("bytes): replaced or removed since", later, StringComparison.Ordinal);
        Assert.Contains("Not on it, because it came later: Better.pdf", later, StringComparison.Ordinal);
        Assert.Contains("File again before the call closes, and a new receipt names it.", later, StringComparison.Ordinal);
        Assert.Contains("Filed, documents changed since", later, StringComparison.Ordinal);

        await organiser.SubmitAsync();
        var again = await TextAsync(visitor);
        Assert.Contains("The receipt of version 2 names: Better.pdf", again, StringComparison.Ordinal);
        Assert.DoesNotContain("concept-note.pdf", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_closing_it_says_that_later_documents_count_without_a_receipt()
    {
        await using var own = await TestApp.StartAsync(azurite);
        var (organiser, visitor) = await FiledAsync(own);
        own.Clock.Set(new DateTimeOffset(2018, 10, 15, 12, 0, 0, TimeSpan.Zero));
        await organiser.UploadAsync("speaker-confirmations", name: "Confirmed.pdf");
        var text = await TextAsync(visitor);
        Assert.Contains("Not on it, because it came later: Confirmed.pdf", text, StringComparison.Ordinal);
        Assert.Contains("each document by the instant it arrived. The call has closed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_are_listed_with_their_fate_and_no_whole_address()
    {
        var (_, visitor) = await FiledAsync();
        var waiting = Letters(await visitor.GetAsync(visitor.Path));
        Assert.Contains("to e…@example.org: to be sent", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("elena.rusu", waiting, StringComparison.Ordinal);

        await app.Service<DispatchLetters>().RunAsync(app.Address, TestContext.Current.CancellationToken);
        var sent = Letters(await visitor.GetAsync(visitor.Path));
        Assert.Contains("to e…@example.org: sent", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("to be sent", sent, StringComparison.Ordinal);
    }

    private Task<(Api.Organiser Organiser, PageVisitor Visitor)> FiledAsync() => FiledAsync(app);

    private static async Task<(Api.Organiser Organiser, PageVisitor Visitor)> FiledAsync(TestApp on)
    {
        CallId call = await on.NewCallAsync();
        var organiser = await Api.Organiser.FiledAsync(on.Client, call);
        return (organiser, new PageVisitor(on, new Access(ProposalId.Parse(organiser.Id), LinkKey.Parse(organiser.Key))));
    }

    private static async Task<string> TextAsync(PageVisitor visitor) => Plain((await visitor.GetAsync(visitor.Path)).Text);

    private static string Letters(PageVisitor.Reply reply) => Plain(reply.Html.QuerySelector(".letters")!.TextContent);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
