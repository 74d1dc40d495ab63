using Submissions.Domain.Letters;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>A letter whose row cannot be read stays due, and holds no other up.</summary>
public sealed class DamagedLetterTests(Azurite azurite)
{
    [Theory]
    [InlineData("Kind", "no-kind")]
    [InlineData("Matter", "{")]
    [InlineData("Format", 99)]
    public async Task One_of_the_desks_stops_neither_its_others_nor_a_calls(string property, object value)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await house.Get<SignInOnLaptop>().RunAsync(Domain.Desk.DeskRole.Coordinator, "a test", house.Clock.GetUtcNow(), null, MailHouse.Stop);
        var (damaged, whole) = (SignIn(house, "sign-in-0000000000000000"), SignIn(house, "sign-in-1111111111111111"));
        var row = LetterStore.Row(damaged);
        var readable = row[property];
        row[property] = value;
        await house.Get<TableClient>().SubmitTransactionAsync(
            from one in new[] { row, DueStore.LetterRow(damaged), LetterStore.Row(whole), DueStore.LetterRow(whole) } select new TableTransactionAction(TableTransactionActionType.Add, one), MailHouse.Stop);
        await house.FileAsync(0, "first@example.org");

        Assert.Equal(2, await house.DispatchAsync());
        Assert.Equal(["coordinator@laptop.example", "first@example.org"], house.Arrived.Select(letter => letter.To).Order());

        row[property] = readable;
        await house.Get<TableClient>().UpsertEntityAsync(row, TableUpdateMode.Replace, MailHouse.Stop);
        Assert.Equal(1, await house.DispatchAsync());
        Assert.Equal(0, await house.DispatchAsync());
    }

    [Fact]
    public async Task One_of_a_proposal_stops_none_of_its_others()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, "first@example.org", "second@example.org");
        var row = (await house.Get<TableClient>().GetEntityAsync<TableEntity>(access.Id.Call.Value, RowKeys.Letter(access.Id, "filed-1-0"), cancellationToken: MailHouse.Stop)).Value;
        row["State"] = "no-state";
        await house.Get<TableClient>().UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, MailHouse.Stop);

        Assert.Equal(1, await house.DispatchAsync());
        Assert.Equal("second@example.org", Assert.Single(house.Arrived).To);
        Assert.NotEmpty(await house.Get<DueStore>().DueAsync(access.Id.Call, house.Clock.GetUtcNow(), 10, MailHouse.Stop));
    }

    private static Letter SignIn(MailHouse house, string id) =>
        new(id, LetterOwner.Desk, LetterKind.SignIn, Domain.EmailAddress.Parse("coordinator@laptop.example"), "en", house.Clock.GetUtcNow(), Some.Key().Value, 0);
}
