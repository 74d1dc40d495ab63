using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using System.Text;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests;

/// <summary>Storage and operations as the app wires them, on a table and a container of the test's own, with a clock that can be moved.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private House(Azurite azurite, MovableClock clock)
    {
        Clock = clock;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:Table"] = Azurite.NewName(),
            ["Storage:Container"] = Azurite.NewName(),
        }).Build();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddLogging()
            .AddStorage(configuration)
            .AddOperations()
            .BuildServiceProvider();
    }

    public MovableClock Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="now">An instant at which <see cref="Some.Call"/> is open, unless the test means otherwise.</param>
    public static async Task<House> OpenAsync(Azurite azurite, DateTimeOffset now, params IReadOnlyList<Call> calls)
    {
        var house = new House(azurite, new MovableClock(now));
        await house.services.PrepareStorageAsync(Stop);
        foreach (var call in calls)
            await house.Get<CallStore>().SaveAsync(call.Id, Encoding.UTF8.GetString(CallJson.Print(call)), Stop);
        return house;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A draft with that content.</summary>
    public async Task<Access> DraftAsync(CallId call, ProposalContent content)
    {
        var outcome = await Get<StartProposal>().RunAsync(call, content, null, Act.ByOrganiser(Now), Stop);
        var started = Assert.IsType<Outcome<Started>.Done>(outcome).Value;
        return new Access(started.Opened.Proposal.Id, started.Key);
    }

    /// <summary>A draft that nothing keeps from being filed: the Marrakesh proposal with its concept note.</summary>
    public async Task<Access> ReadyAsync(CallId call)
    {
        var access = await DraftAsync(call, Some.MarrakeshContent().WithMendedAddress());
        await Get<ReceiveDocument>().RunAsync(
            access, "concept-note", "Concept note.pdf", new MemoryStream("%PDF-1.7 a note"u8.ToArray()), null, null, Act.ByOrganiser(Now), Stop);
        return access;
    }

    public Task<Outcome<Submitted>> FileAsync(Access access, RequestKey? request = null) =>
        Get<SubmitProposal>().RunAsync(access, request, Act.ByOrganiser(Now), Stop);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
