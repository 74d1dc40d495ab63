using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>The Marrakesh call in a table of the test's own, with one or more instances that dispatch its letters into one folder.</summary>
internal sealed class MailHouse : IAsyncDisposable
{
    private readonly Dictionary<string, string?> settings;
    private readonly List<ServiceProvider> instances = [];

    private MailHouse(Azurite azurite)
    {
        var name = Azurite.NewName();
        Folder = Path.Combine(Path.GetTempPath(), $"submissions-{name}");
        settings = new()
        {
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:Table"] = name,
            ["Storage:Container"] = name,
            ["Mail:LocalFolder"] = Folder,
        };
    }

    public static Uri Site { get; } = new("https://side-events.example.org");

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string Folder { get; }

    public MovableClock Clock { get; } = new(Some.Now);

    public Call Call { get; } = Some.Call();

    public string Table => settings["Storage:Table"]!;

    /// <summary>What arrived, the newest first.</summary>
    public IReadOnlyList<LocalLetter> Arrived => Get<LocalOutbox>().List();

    public static async Task<MailHouse> OpenAsync(Azurite azurite)
    {
        var house = new MailHouse(azurite);
        house.Instance();
        await house.instances[0].PrepareStorageAsync(Stop);
        await house.Get<CallStore>().SaveAsync(house.Call.Id, Some.MarrakeshJson, Stop);
        return house;
    }

    public T Get<T>()
        where T : notnull => instances[0].GetRequiredService<T>();

    /// <summary>Another instance of the app.</summary>
    /// <param name="mailer">How it sends; into the folder unless given.</param>
    /// <param name="more">What is different about it.</param>
    /// <param name="logs">Who hears what it logs, down to the last detail.</param>
    public IServiceProvider Instance(Func<IServiceProvider, IMailer>? mailer = null, ILoggerProvider? logs = null, Action<IServiceCollection>? more = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(new Laptop())
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging =>
            {
                if (logs is not null)
                    logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
            })
            .AddStorage(configuration)
            .AddMail(configuration)
            .AddOperations();
        if (mailer is not null)
            services.AddSingleton(mailer);
        more?.Invoke(services);
        instances.Add(services.BuildServiceProvider(validateScopes: true));
        return instances[^1];
    }

    public Task<int> DispatchAsync(IServiceProvider? instance = null) =>
        (instance ?? instances[0]).GetRequiredService<DispatchLetters>().RunAsync(Site, Stop);

    /// <summary>A draft that can be filed, under a lead of its own.</summary>
    public Task<Access> DraftAsync(int number = 0, params string[] contacts) => DraftAsync(Call.Id, number, contacts);

    public async Task<Access> DraftAsync(CallId call, int number, params string[] contacts)
    {
        var content = Some.MarrakeshContent().WithMendedAddress();
        content = content with { Organisers = [content.Organisers[0] with { Name = $"Ministry {number}" }] };
        if (contacts.Length > 0)
            content = content with { Contacts = [.. contacts.Select(address => new Contact { Name = "Somebody", Organisation = "Ministry", Role = "Desk", Email = address })] };
        var started = Assert.IsType<Outcome<Started>.Done>(await Get<StartProposal>().RunAsync(call, content, null, Act, Stop)).Value;
        var access = new Access(started.Opened.Proposal.Id, started.Key);
        Assert.IsType<Outcome<Document>.Done>(await Get<ReceiveDocument>().RunAsync(
            access, "concept-note", "Note.pdf", new MemoryStream("%PDF-1.7 a note"u8.ToArray()), null, null, Act, Stop));
        return access;
    }

    public async Task<Access> FileAsync(int number = 0, params string[] contacts)
    {
        var access = await DraftAsync(number, contacts);
        await FileAsync(access);
        return access;
    }

    public async Task FileAsync(Access access) =>
        Assert.IsType<Outcome<Submitted>.Done>(await Get<SubmitProposal>().RunAsync(access, null, Act, Stop));

    public async Task ChangeAsync(Access access, string title)
    {
        await Get<SaveProposal>().RunAsync(access, null, content => content with { Title = title }, Act, Stop);
        await FileAsync(access);
    }

    public Task SaveContactsAsync(Access access, params string[] contacts) => Get<SaveProposal>().RunAsync(
        access, null, content => content with { Contacts = [.. contacts.Select(address => new Contact { Name = "Somebody", Email = address })] }, Act, Stop);

    public Task WithdrawAsync(Access access) => Get<WithdrawProposal>().RunAsync(access, null, Act, Stop);

    public Task SendLinkAsync(Access access, string to) => Get<SendLink>().RunAsync(access, EmailAddress.Parse(to), null, Act, Stop);

    public Task<IReadOnlyList<LetterFate>> FatesAsync(Access access) => Get<LetterStore>().OfAsync(access.Id, Stop);

    /// <summary>How many letters are due, ever.</summary>
    public async Task<int> OwedAsync() => (await Get<DueStore>().DueAsync(Call.Id, DateTimeOffset.MaxValue, 1_000, Stop)).Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances)
            await instance.DisposeAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private Act Act => Act.ByOrganiser(Clock.GetUtcNow());

    private sealed class Laptop : Microsoft.Extensions.Hosting.IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
