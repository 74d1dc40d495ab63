using System.Security.Cryptography;
using Submissions.Domain;
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

    public static async Task QueueAsync(Storage storage, int proposals)
    {
        var draft = (await storage.DraftsAsync(1))[0];
        var stamps = Some.Stamps(storage.Name, storage.Call.Prefix);
        var filed = Some.Made(draft.Stored.Value.File(storage.Call, stamps, draft.Key, Act.ByOrganiser(Storage.Now))).Proposal;
        var sample = QueueEntry.Of(storage.Call, filed, filed.Content, Storage.Now);
        await SendAsync(storage, Enumerable.Range(0, proposals).Select(number => Row(storage, sample, number)));
    }

    /// <summary>Letters that fall due one a second, from a day on.</summary>
    public static Task LettersAsync(Storage storage, int letters)
    {
        var tomorrow = Storage.Now.AddDays(1);
        return SendAsync(storage, Enumerable.Range(0, letters).SelectMany(number => Rows(storage, tomorrow.AddSeconds(number))));
    }

    private static TableEntity Row(Storage storage, QueueEntry sample, int number) => QueueRows.Row(sample with
    {
        Id = NewId(storage),
        Reference = Reference.New(storage.Call.Prefix, RandomNumberGenerator.GetBytes(16)),
        FirstFiledAt = sample.FirstFiledAt.AddSeconds(-number),
        MovedAt = sample.FirstFiledAt.AddSeconds(-number),
    });

    private static IEnumerable<TableEntity> Rows(Storage storage, DateTimeOffset dueAt)
    {
        var to = EmailAddress.Parse("first.contact@example.org");
        var letter = new Letter("filed-1-0", NewId(storage), LetterKind.Filed, to, "en", dueAt, Some.Key().Value, 1);
        return [LetterStore.Row(letter), DueStore.LetterRow(letter)];
    }

    private static ProposalId NewId(Storage storage) => ProposalId.New(storage.Call.Id, RandomNumberGenerator.GetBytes(40));

    private static Task SendAsync(Storage storage, IEnumerable<TableEntity> rows) => Parallel.ForEachAsync(
        rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)).Chunk(RowsAtOnce),
        new ParallelOptions { MaxDegreeOfParallelism = 4 },
        async (batch, cancellation) => await storage.Table.SubmitTransactionAsync(batch, cancellation));
}
