using System.Net.Http.Headers;
using Submissions.Domain.Letters;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// Letters a second through the published app, to a stand-in that accepts at once, against a client that makes the same storage calls and posts the
/// bytes of one of those letters, and writes none.
/// </summary>
internal static class LetterSpeed
{
    private const int AtOnce = 4;

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var storage = await Storage.NewAsync(azurite);
        await using var mail = await MailStandIn.StartAsync();
        using var app = await PublishedApp.UnderHostAsync(plan, storage, mail: mail.Endpoint);
        using var client = new HttpClient();
        for (var warm = 0; warm < plan.TimerRounds; warm++)
            await OursAsync(storage, app);
        var sides = await Sides.AlternateAsync(plan.TimerRounds, () => OursAsync(storage, app), () => BareAsync(storage, client, mail));
        return [Row.Told("letters, no delay at the mail service", $"{sides.Ours:0} a second", $"bare client {sides.Against:0}", $"{sides.Ratio:0.00} x")];
    }

    private static async Task<double> OursAsync(Storage storage, PublishedApp app)
    {
        await OweAsync(storage);
        return PerSecond(await Sides.TimeAsync(() => TimerScale.StartAsync(app)));
    }

    /// <summary>What a run does in storage and on the wire: due rows, an owner's letters, and for each claim, proposal, version, post, settlement.</summary>
    private static async Task<double> BareAsync(Storage storage, HttpClient client, MailStandIn mail)
    {
        await OweAsync(storage);
        var (letters, proposals) = (new LetterStore(storage.Table), new ProposalStore(storage.Table, TimeProvider.System));
        return PerSecond(await Sides.TimeAsync(async () =>
        {
            var due = await new DueStore(storage.Table).DueAsync(storage.Call.Id, Storage.Now, DispatchLetters.Most, default);
            await Parallel.ForEachAsync(due.GroupBy(row => row.Owner), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (owner, stop) =>
            {
                var owed = (await letters.StoredOfAsync(owner.Key, stop)).ToDictionary(letter => letter.Value.Letter.Id);
                foreach (var row in owner)
                    await SendAsync(letters, proposals, owed[row.Letter], client, mail, stop);
            });
        }));
    }

    private static async Task SendAsync(
        LetterStore letters, ProposalStore proposals, Stored<LetterFate> owed, HttpClient client, MailStandIn mail, CancellationToken stop)
    {
        var claimed = (await letters.ClaimAsync(owed, Storage.Now + DeliverLetters.Lease, stop))!;
        var letter = claimed.Value.Letter;
        var reading = proposals.FindAsync(letter.Proposal, stop);
        await proposals.FindVersionAsync(letter.Proposal, letter.Version, stop);
        await reading;
        using var content = new ByteArrayContent(mail.LastBody) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await client.PostAsync(new Uri(mail.Endpoint, "/v3/mail/send"), content, stop);
        answer.EnsureSuccessStatusCode();
        await letters.SettleAsync(claimed, claimed.Value with { State = LetterState.Sent, LeaseUntil = null, SentAt = Storage.Now }, stop);
    }

    private static async Task OweAsync(Storage storage)
    {
        while ((await new DueStore(storage.Table).DueAsync(storage.Call.Id, Storage.Now, DispatchLetters.Most, default)).Count < DispatchLetters.Most)
            await Task.WhenAll((await storage.DraftsAsync(10)).Select(draft => BareFiling.Of(storage, draft).RunAsync()));
    }

    private static double PerSecond(double milliseconds) => DispatchLetters.Most * 1000 / milliseconds;
}
