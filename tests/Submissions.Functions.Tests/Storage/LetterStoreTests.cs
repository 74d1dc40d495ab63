using Azure.Core;
using Azure.Core.Pipeline;
using Submissions.Domain;
using Submissions.Domain.Letters;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Storage;

public sealed class LetterStoreTests(Azurite azurite) : TestTable(azurite)
{
    private static readonly Letter Owed = new(
        "filed-1-0", Some.ProposalId(), LetterKind.Filed, EmailAddress.Parse("elena.rusu@example.org"), "en", Some.Now, Some.Key().Value, 1);

    private readonly LossyTransport wire = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private LetterStore Letters => new(new TableClient(ConnectionString, TableName, new TableClientOptions { Transport = wire }));

    [Fact]
    public async Task Of_twenty_claims_at_once_one_holds()
    {
        var letter = await OweAsync();
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Letters.ClaimAsync(letter, Some.Now.AddMinutes(2), Stop)));
        Assert.Single(claims, claim => claim is not null);
    }

    [Fact]
    public async Task A_claim_whose_answer_is_lost_is_known_as_ours_and_can_be_settled()
    {
        var letter = await OweAsync();

        wire.LoseNextAnswer = true;
        var claimed = await Letters.ClaimAsync(letter, Some.Now.AddMinutes(2), Stop);

        Assert.Equal((LetterState.Claimed, 1), (claimed!.Value.State, claimed.Value.Attempts));
        Assert.True(await Letters.SettleAsync(claimed, claimed.Value with { State = LetterState.Sent, SentAt = Some.Now }, Stop));
        Assert.Null((await Letters.FindAsync(Owed.Proposal, Owed.Id, Stop))!.Value.Letter.LinkKey);
    }

    [Fact]
    public async Task A_letter_has_a_due_row_exactly_while_it_is_owed()
    {
        var letter = await OweAsync();
        var later = Some.Now.AddHours(1);

        await Letters.SettleAsync(letter, letter.Value with { NextAt = later }, Stop);
        Assert.Equal([later], await DueAsync());
        var failed = (await Letters.FindAsync(Owed.Proposal, Owed.Id, Stop))!;
        await Letters.SettleAsync(failed, failed.Value with { State = LetterState.Failed }, Stop);
        Assert.Equal([], await DueAsync());
        var again = (await Letters.FindAsync(Owed.Proposal, Owed.Id, Stop))!;
        await Letters.SettleAsync(again, again.Value with { State = LetterState.Waiting }, Stop);
        Assert.Equal([later], await DueAsync());
    }

    [Fact]
    public async Task What_somebody_else_changed_first_is_not_settled()
    {
        var letter = await OweAsync();
        await Letters.ClaimAsync(letter, Some.Now.AddMinutes(2), Stop);
        Assert.False(await Letters.SettleAsync(letter, letter.Value with { State = LetterState.Sent }, Stop));
        Assert.Equal([Some.Now], await DueAsync());
    }

    private async Task<Stored<LetterFate>> OweAsync()
    {
        await Table.AddEntityAsync(LetterStore.Row(Owed), Stop);
        await Table.AddEntityAsync(DueStore.LetterRow(Owed), Stop);
        return (await Letters.FindAsync(Owed.Proposal, Owed.Id, Stop))!;
    }

    private async Task<IEnumerable<DateTimeOffset>> DueAsync() =>
        (await new DueStore(Table).DueAsync(Owed.Proposal.Call, DateTimeOffset.MaxValue, 10, Stop))
            .Select(row => DateTimeOffset.ParseExact(
                row.RowKey.Split('|')[1], "yyyyMMddHHmmssfff", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal));

    /// <summary>The real wire, but for an answer that gets lost on the way back.</summary>
    private sealed class LossyTransport : HttpPipelineTransport
    {
        public bool LoseNextAnswer { get; set; }

        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            await HttpClientTransport.Shared.ProcessAsync(message);
            if (!LoseNextAnswer)
                return;
            LoseNextAnswer = false;
            throw new IOException("The connection was reset.");
        }
    }
}
