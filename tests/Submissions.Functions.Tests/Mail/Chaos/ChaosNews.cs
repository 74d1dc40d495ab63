using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Tests.Mail.Chaos;

/// <summary>SendGrid's events of what it accepted: late, out of order, some of them twice; told again until somebody says they are recorded.</summary>
internal sealed class ChaosNews(MailHouse house, SendGridDouble sendGrid, SendGridNews signer, Random random)
{
    private readonly ConcurrentQueue<JsonObject> waiting = new();
    private int known;

    /// <summary>One batch to one instance, which may die of it.</summary>
    public async Task TellAsync(TakeDeliveryNews take, Life? life)
    {
        Hear();
        List<JsonObject> batch = [];
        while (batch.Count < 100 && waiting.TryDequeue(out var told))
            batch.Add(told);
        if (batch.Count == 0)
            return;
        var sent = batch.Concat(batch.Where(_ => random.Next(5) == 0)).OrderBy(_ => random.Next()).ToList();
        var body = SendGridNews.Batch(sent);
        var (signature, timestamp) = signer.Sign(body, house.Clock.GetUtcNow());
        var taking = take.RunAsync(signature, timestamp, body, MailHouse.Stop);
        var taken = await Task.WhenAny(taking, life?.Died ?? taking) == taking && await taking == NewsTaken.Recorded;
        foreach (var told in batch.Where(_ => !taken || random.Next(10) == 0))
            waiting.Enqueue(told);
    }

    public async Task TellAllAsync(TakeDeliveryNews take)
    {
        do
            await TellAsync(take, null);
        while (!waiting.IsEmpty);
    }

    private void Hear()
    {
        var fresh = sendGrid.Accepted.Skip(known).ToList();
        known += fresh.Count;
        foreach (var told in fresh.SelectMany(Events).OrderBy(_ => random.Next()))
            waiting.Enqueue(told);
    }

    private IEnumerable<JsonObject> Events(JsonElement mail)
    {
        var arguments = mail.GetProperty("custom_args");
        var (letter, attempt) = (arguments.GetProperty("letter").GetString(), int.Parse(arguments.GetProperty("try").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        var now = house.Clock.GetUtcNow();
        yield return SendGridNews.Event("processed", letter, now, attempt);
        yield return SendGridNews.Event(random.Next(50) == 0 ? "bounce" : "delivered", letter, now.AddSeconds(2), attempt);
    }
}
