using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>A table and a container of one measurement's own, with the Marrakesh call's data open now. What a measurement needs in it goes through the product's own stores.</summary>
internal sealed class Storage
{
    /// <summary>More than the 50 MiB that the bench sends; the Marrakesh call takes 25.</summary>
    private const int MaxMiB = 60;

    private readonly Azurite azurite;

    private Storage(Azurite azurite, string name, string call)
    {
        (this.azurite, Name) = (azurite, name);
        Table = new TableClient(azurite.ConnectionString, Name);
        Proposals = new ProposalStore(Table, TimeProvider.System);
        Call = WithAnEarlyReminder(WithLargerDocuments(DemoCall.From(Some.Call(), Now))) with { Id = CallId.Parse(call) };
    }

    public string Name { get; }

    public TableClient Table { get; }

    public ProposalStore Proposals { get; }

    public Call Call { get; }

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <param name="tables">Where the tables are reached, when it is not the emulator itself.</param>
    /// <param name="blobs">The same of documents.</param>
    public string ConnectionString(Uri? tables = null, Uri? blobs = null) => azurite.ConnectionString
        .Replace(azurite.TableEndpoint.AbsoluteUri, (tables ?? azurite.TableEndpoint).AbsoluteUri, StringComparison.Ordinal)
        .Replace(azurite.BlobEndpoint.AbsoluteUri, (blobs ?? azurite.BlobEndpoint).AbsoluteUri, StringComparison.Ordinal);

    public static Task<Storage> NewAsync(Azurite azurite) => WithCallAsync(new Storage(azurite, Azurite.NewName(), "demo"));

    /// <summary>The same table with a call of its own in it: the emulator looks at a whole partition to find one row, so that each run needs a fresh one.</summary>
    public Task<Storage> AnotherCallAsync() => WithCallAsync(new Storage(azurite, Name, Azurite.NewName("demo-")));

    private static async Task<Storage> WithCallAsync(Storage storage)
    {
        await storage.Table.CreateIfNotExistsAsync();
        await new CallStore(storage.Table, NullLogger<CallStore>.Instance).SaveAsync(storage.Call.Id, Encoding.UTF8.GetString(CallJson.Print(storage.Call)), default);
        return storage;
    }

    /// <summary>Drafts that nothing keeps from being filed: the Marrakesh proposal with its concept note, each under a lead of its own.</summary>
    public async Task<IReadOnlyList<Draft>> DraftsAsync(int count)
    {
        var drafts = new Draft[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (at, cancellation) =>
        {
            var key = LinkKey.New(RandomNumberGenerator.GetBytes(16));
            var change = new ProposalChange(null, Start(key)).WithReminders(Call, Now);
            var commit = await Proposals.CommitAsync(change, cancellation);
            drafts[at] = commit.Outcome == CommitOutcome.Done
                ? new Draft(new Stored<Proposal>(change.After, commit.ETag), key)
                : throw new InvalidOperationException($"A draft could not be stored: {commit.Outcome}.");
        });
        return drafts;
    }

    /// <summary>Drafts that were begun a month ago and whose writers were to be reminded since.</summary>
    public Task OwedRemindersAsync(int count) => Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, cancellation) =>
        await Proposals.CommitAsync(new ProposalChange(null, Start(LinkKey.New(RandomNumberGenerator.GetBytes(16)))).WithReminders(Call, Now.AddDays(-30)), cancellation));

    private Move.Made Start(LinkKey key)
    {
        var id = ProposalId.New(Call.Id, RandomNumberGenerator.GetBytes(40));
        var content = Some.MarrakeshContent().WithMendedAddress();
        content = content with { Organisers = [.. content.Organisers.Select(one => one.Lead ? one with { Name = $"{one.Name} {id.Value}" } : one)] };
        var made = Some.Made(ProposalMoves.Start(id, key, content, Act.ByOrganiser(Now)));
        return made with { Proposal = made.Proposal with { Documents = [Some.Document("concept-note")] } };
    }

    /// <summary>The demonstration closes in twenty days: five days ago drafts were reminded of it.</summary>
    private static Call WithAnEarlyReminder(Call call) => call with
    {
        Reminders = new ReminderPlan(
            [new ReminderRule(ReminderKind.Draft, ReminderAnchor.Due, -25, null, 1, new TimeOnly(0, 30), [], ReminderReader.First), .. call.Reminders.Rules], IsOwn: true),
    };

    private static Call WithLargerDocuments(Call call) => call with { Documents = call.Documents with { MaxMiB = MaxMiB } };
}

/// <summary>A draft as stored, and the key of its link.</summary>
internal sealed record Draft(Stored<Proposal> Stored, LinkKey Key)
{
    public ProposalId Id => Stored.Value.Id;
}
