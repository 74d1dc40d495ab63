using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Submissions.Domain.Desk;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Desk;

/// <summary>No personal data in logs: everything that is logged, at every level, while somebody signs in and somebody files.</summary>
public sealed class LogTests(Azurite azurite)
{
    private const string Listed = "very.personal@example.org";
    private const string Stranger = "somebody.else@example.org";

    [Fact]
    public async Task No_address_and_no_secret_is_logged()
    {
        await using var app = await TestApp.StartAsync(azurite, "Development", null, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:System=Trace");
        using var log = new Captured();
        app.Service<ILoggerFactory>().AddProvider(log);
        await app.AddMemberAsync(Listed, DeskRole.Coordinator);

        foreach (var email in (string[])[Listed, Stranger])
            (await app.Client.PostAsync("/sign-in", Form(("email", email)))).Dispose();
        await app.Service<DispatchLetters>().RunAsync(app.Address, CancellationToken.None);
        var letter = app.Service<LocalOutbox>().List(Listed).Single().Text;
        var link = letter[letter.IndexOf("/sign-in/", StringComparison.Ordinal)..][..31];
        using var signedIn = await app.Client.PostAsync(link, Form());
        var session = signedIn.Headers.GetValues("Set-Cookie").Single().Split('=', ';')[1];
        using var desk = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/desk") { Headers = { { "Cookie", $"desk={session}" } } });
        var filed = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        await app.Service<DispatchLetters>().RunAsync(app.Address, CancellationToken.None);

        Assert.Contains(log.Lines, line => line.Contains("A letter to sign in is asked for", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("is on its way", StringComparison.Ordinal));
        // The framework's own request log names paths, and so keys; it is off (appsettings.json) and stays out of this.
        string[] ours = [.. log.Lines.Where(line => !line.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))];
        foreach (var secret in (string[])[Listed, Stranger, "@example.org", session, filed.Key])
            Assert.DoesNotContain(ours, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.Lines, line => line.Contains("@example.org", StringComparison.OrdinalIgnoreCase) || line.Contains(session, StringComparison.Ordinal));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new([KeyValuePair.Create("once", Guid.NewGuid().ToString("N")), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    private sealed class Captured : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
