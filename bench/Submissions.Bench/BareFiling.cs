using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>One filing's storage calls, decided and laid out beforehand: the two point reads and the transaction, with the very rows that the product writes.</summary>
internal sealed record BareFiling(TableClient Table, ProposalId Id, IReadOnlyList<TableTransactionAction> Actions)
{
    public static BareFiling Of(Storage storage, Draft draft)
    {
        var (call, now) = (storage.Call, Storage.Now);
        var stamps = new FilingStamps(
            Reference.New(call.Prefix, RandomNumberGenerator.GetBytes(16)), Symbols.From(RandomNumberGenerator.GetBytes(64), Receipt.CodeLength), 1);
        var made = Some.Made(draft.Stored.Value.File(call, stamps, draft.Key, Act.ByOrganiser(now)));
        var change = new ProposalChange(draft.Stored, made)
        {
            Request = (RequestKey.Parse(Guid.NewGuid().ToString()), "submitted"),
            Receipt = Receipt.Of(call, made.Proposal),
            Queue = QueueEntry.Of(call, made.Proposal, made.Proposal.Content, now),
        }.WithReminders(call, now);
        return new BareFiling(storage.Table, draft.Id, [.. new ProposalTransaction(change, now).Actions]);
    }

    public async Task RunAsync()
    {
        var proposal = Table.GetEntityIfExistsAsync<TableEntity>(Id.Call.Value, RowKeys.Proposal(Id));
        await Table.GetEntityIfExistsAsync<TableEntity>(RowKeys.CallsPartition, Id.Call.Value);
        await proposal;
        await Table.SubmitTransactionAsync(Actions);
    }
}
