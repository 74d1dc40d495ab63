using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// Fills a call with the rows that its lists are made of: the queue's row a proposal, and letters with their due rows.
/// The rows are the product's own, laid out by its stores and sent a hundred at a time.
/// </summary>
internal static class Seed
{
    private const int RowsAtOnce = 100;

    /// <summary>Half a minute between two movements: a busy hour, so that every reading passes some that are known.</summary>
    private static readonly TimeSpan BetweenMovements = TimeSpan.FromSeconds(30);

    private static readonly string[] Countries = ["MD", "FR", "MA", "BF", "MX", "DE", "JO", "CI"];
    private static readonly string[] Topics = ["Skills", "Water", "Remittances", "Cities", "Égalité"];

    /// <summary>Titles by different hands share a word or two.</summary>
    private static readonly string[] Words = [.. Some.MarrakeshDescription.Split((char[])[' ', '\n', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4).Distinct()];

    /// <returns>A proposal that is there whole, to be opened.</returns>
    public static async Task<ProposalId> QueueAsync(Storage storage, int proposals)
    {
        var draft = (await storage.DraftsAsync(1))[0];
        await BareFiling.Of(storage, draft).RunAsync();
        await SendAsync(storage, Entries(storage.Call, Storage.Now).Take(proposals - 1).Select(QueueRows.Row));
        return draft.Id;
    }

    /// <summary>The Marrakesh proposal's entry, over and over, each with a title, organisers, status and findings of its own; the newest first.</summary>
    public static IEnumerable<QueueEntry> Entries(Call call, DateTimeOffset now)
    {
        var draft = Some.Proposal(call: call) with { Documents = [Some.Document("concept-note")] };
        var filed = Some.Made(draft.File(call, Some.Stamps(prefix: call.Prefix), Some.Key(), Act.ByOrganiser(now))).Proposal;
        var sample = QueueEntry.Of(call, filed, filed.Content, now);
        for (var number = 1; ; number++)
            yield return Entry(sample, number, now - (number * BetweenMovements));
    }

    private static QueueEntry Entry(QueueEntry sample, int number, DateTimeOffset at)
    {
        var (title, lead) = ($"{Topics[number % Topics.Length]}: {string.Join(' ', new Random(number).GetItems(Words, 6))}", $"Ministry {number}");
        return sample with
        {
            Id = NewId(sample.Id.Call),
            Reference = Reference.New("BEN", RandomNumberGenerator.GetBytes(16)),
            FirstFiledAt = at,
            ChangedAt = at,
            MovedAt = at,
            MovedBy = Act.Organiser,
            Title = title,
            Lead = lead,
            Status = (number % 10) switch { < 7 => ProposalStatus.Submitted, 7 => ProposalStatus.WaitingList, 8 => ProposalStatus.Accepted, _ => ProposalStatus.Declined },
            Countries = [Countries[number % Countries.Length]],
            Kinds = [OrganiserKind.All[number % OrganiserKind.All.Count]],
            Organisations = [$"ministry-{number}"],
            TitleBits = Likeness.Bits(title),
            Sketch = TextSketch.Of($"{title} {lead} {number * 7} {number * 11}"),
            Search = SearchText.Of([title, lead, "Ana Rusu", $"ana.rusu{number}@example.org", "Issa Kaboré"]),
        };
    }

    /// <summary>The due rows of letters, one a second from a day on. The letters themselves nobody reads before, and the emulator needs four times as long for twice the rows.</summary>
    public static Task LettersAsync(Storage storage, int letters)
    {
        var tomorrow = Storage.Now.AddDays(1);
        return SendAsync(storage, Enumerable.Range(0, letters).Select(number => DueStore.LetterRow(Letter(storage, tomorrow.AddSeconds(number)))));
    }

    /// <summary>Drafts of whose writers nobody is to be reminded before tomorrow: the row of their next instant, one a second from then on.</summary>
    public static Task RemindersAsync(Storage storage, int drafts)
    {
        var tomorrow = Storage.Now.AddDays(1);
        return SendAsync(storage, Enumerable.Range(0, drafts).Select(number => NewId(storage.Call.Id)).Select((id, number) => ProposalRows.New(id, RowKeys.Remind(tomorrow.AddSeconds(number), id))));
    }

    private static Letter Letter(Storage storage, DateTimeOffset dueAt) =>
        new("filed-1-0", NewId(storage.Call.Id), LetterKind.Filed, EmailAddress.Parse("first.contact@example.org"), "en", dueAt, Some.Key().Value, 1);

    private static ProposalId NewId(CallId call) => ProposalId.New(call, RandomNumberGenerator.GetBytes(40));

    private static Task SendAsync(Storage storage, IEnumerable<TableEntity> rows) => Parallel.ForEachAsync(
        rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)).Chunk(RowsAtOnce),
        new ParallelOptions { MaxDegreeOfParallelism = 4 },
        async (batch, cancellation) => await storage.Table.SubmitTransactionAsync(batch, cancellation));
}
