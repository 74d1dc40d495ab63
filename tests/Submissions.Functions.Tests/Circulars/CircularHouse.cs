using Submissions.Domain;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;
using static Submissions.Functions.Tests.Deciding.DecidingHouse;

namespace Submissions.Functions.Tests.Circulars;

/// <summary>Letters to many in a house of letters: whoever prepares and releases them.</summary>
internal static class CircularHouse
{
    public static Member Writer { get; } = new(EmailAddress.Parse(Some.Reviewer), "Reviewer", DeskRole.Coordinator, "en", Some.Now);

    public static IReadOnlyList<CircularText> Texts { get; } = [new("en", "{reference}: rooms", "Dear {name},\nthe rooms open at 8: {title}.")];

    public static Act Act(MailHouse house) => Some.ByUnit(house.Clock.GetUtcNow());

    public static async Task<IReadOnlyList<Access>> FiledAsync(MailHouse house, int count)
    {
        var proposals = new List<Access>();
        for (var i = 0; i < count; i++)
            proposals.Add(await house.FileAsync(i, $"lead{i}@example.org"));
        return proposals;
    }

    public static Selection Ticked(IEnumerable<Access> proposals) => new Selection.Ticked([.. proposals.Select(one => one.Id)]);

    public static WantedCircular Wanted(Selection selection, string? seal = null, int? everyone = null, IReadOnlyList<CircularText>? texts = null) =>
        new(new CarriedSelection(selection, QueueSort.Default, seal), everyone, texts ?? Texts);

    public static async Task<Circular> PrepareAsync(MailHouse house, IReadOnlyList<Access> proposals, RequestKey? key = null) =>
        Assert.IsType<Outcome<Circular>.Done>(await TryPrepareAsync(house, Wanted(Ticked(proposals)), key)).Value;

    public static Task<Outcome<Circular>> TryPrepareAsync(MailHouse house, WantedCircular wanted, RequestKey? key = null) =>
        house.Get<PrepareCircular>().RunAsync(house.Call.Id, wanted, key ?? NewKey(), Writer, MailHouse.Site, Act(house), MailHouse.Stop);

    /// <summary>As it stands, with what its release would do now or has done.</summary>
    public static async Task<CircularSeen> SeenAsync(MailHouse house, Circular circular) =>
        (await house.Get<ReleaseCircular>().ReadAsync(house.Call.Id, circular.Id, MailHouse.Stop))!;

    /// <param name="plan">What whoever releases it was shown; null where they look now.</param>
    public static async Task<Batch> ReleaseAsync(MailHouse house, Circular circular, CircularPlan? plan = null, RequestKey? key = null) =>
        Assert.IsType<Outcome<Batch>.Done>(await TryReleaseAsync(house, circular, plan ?? (await SeenAsync(house, circular)).Plan, key)).Value;

    public static Task<Outcome<Batch>> TryReleaseAsync(MailHouse house, Circular circular, CircularPlan? plan, RequestKey? key = null) =>
        house.Get<ReleaseCircular>().RunAsync(house.Call.Id, circular.Id, plan?.Letters, plan?.Seal, key ?? NewKey(), Act(house), MailHouse.Stop);
}
