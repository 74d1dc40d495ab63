using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Deciding;

/// <summary>What tests of asking, deciding and merging do over and over, on a house with mail.</summary>
internal static class DecidingHouse
{
    public static UnitAct Unit(this MailHouse house, Access access, int? seen = null, RequestKey? request = null, string member = Some.Reviewer) =>
        new(access.Id, seen, request, Some.ByUnit(house.Clock.GetUtcNow(), member));

    public static async Task<Proposal> ReadAsync(this MailHouse house, Access access) =>
        (await house.Get<ProposalStore>().FindAsync(access.Id, MailHouse.Stop))!.Value;

    public static async Task PrepareAsync(this MailHouse house, Access access, DecisionKind kind = DecisionKind.Accept, string? place = null) =>
        Done(await house.Get<DecideProposal>().PrepareAsync(house.Unit(access), new WantedVerdict(kind, place, "Words."), MailHouse.Stop));

    public static async Task DecideAsync(this MailHouse house, Access access, DecisionKind kind = DecisionKind.Accept, string? place = null)
    {
        await house.PrepareAsync(access, kind, place);
        var number = (await house.ReadAsync(access)).Deciding.Prepared!.Number;
        Done(await house.Get<DecideProposal>().ReleaseAsync(house.Unit(access), number, MailHouse.Stop));
    }

    public static async Task<int> CountAsync(this MailHouse house, Access access, LetterKind kind) =>
        (await house.FatesAsync(access)).Count(fate => fate.Letter.Kind == kind);

    public static Act Organiser(this MailHouse house) => Act.ByOrganiser(house.Clock.GetUtcNow());

    /// <summary>A row that this version cannot read, as an earlier or a later one may leave it.</summary>
    public static Task BreakAsync(this MailHouse house, Access access, string property = "Content", object? value = null) => house.Get<TableClient>().UpsertEntityAsync(
        new TableEntity(access.Id.Call.Value, RowKeys.Proposal(access.Id)) { [property] = value ?? "{" }, cancellationToken: MailHouse.Stop);

    public static Opened Done(Outcome<Opened> outcome) => Assert.IsType<Outcome<Opened>.Done>(outcome).Value;

    public static string Refused<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Refusal.Code;

    public static RequestKey NewKey() => RequestKey.Parse(Guid.NewGuid().ToString());
}
