using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Submissions.Functions.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed class SendGridMailerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private readonly MovableClock clock = new(Some.Now);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_is_sent_in_the_form_the_documentation_asks_for()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();

        Assert.IsType<Delivery.Accepted>(await sendGrid.Mailer(clock, Long).SendAsync(SomeLetter.Ready() with { Try = 2 }, Stop));

        var expected = """
            {"personalizations":[{"to":[{"email":"elena.rusu@example.org"}]}],
             "from":{"email":"side-events@forum.example.org","name":"Side events"},"reply_to":{"email":"support.unit@example.org"},
             "subject":"MRK-7F3K2 received",
             "content":[{"type":"text/plain","value":"Received\n"},{"type":"text/html","value":"<!DOCTYPE html><html><body><p>Received</p></body></html>"}],
             "categories":["filed"],"custom_args":{"letter":"marrakesh-2018.k7f3x2m9q4t8.filed-1-0","try":"2"},"headers":{"Auto-Submitted":"auto-generated"},
             "tracking_settings":{"click_tracking":{"enable":false,"enable_text":false},"open_tracking":{"enable":false},"subscription_tracking":{"enable":false},"ganalytics":{"enable":false}},
             "mail_settings":{"sandbox_mode":{"enable":false}}}
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, Assert.Single(sendGrid.Accepted)));
    }

    [Fact]
    public async Task A_letter_to_a_test_address_is_looked_at_and_sent_to_nobody()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        var mailer = sendGrid.Mailer(clock, Long, sandbox: "test@example.org, Trial@example.org");
        foreach (var to in (string[])["elena.rusu@example.org", "TEST@example.org", "trial@example.org"])
            Assert.IsType<Delivery.Accepted>(await mailer.SendAsync(SomeLetter.Ready(to: to), Stop));
        Assert.Equal(["elena.rusu@example.org"], sendGrid.Accepted.Select(mail => mail.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString()));
        Assert.Equal(3, sendGrid.Requests);
    }

    [Fact]
    public async Task A_letter_that_may_be_declined_says_where_as_mail_programs_read_it()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        await sendGrid.Mailer(clock, Long).SendAsync(SomeLetter.Ready() with { Unsubscribe = new Uri("https://side-events.example.org/stop/1?a=é>\r\nBcc:x") }, Stop);
        var headers = Assert.Single(sendGrid.Accepted).GetProperty("headers");
        Assert.Equal("<https://side-events.example.org/stop/1?a=%C3%A9%3E%0D%0ABcc:x>", headers.GetProperty("List-Unsubscribe").GetString());
        Assert.Equal("List-Unsubscribe=One-Click", headers.GetProperty("List-Unsubscribe-Post").GetString());
    }

    [Fact]
    public async Task Asked_to_wait_a_second_it_waits_and_gets_through()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAnswers(429, ("Retry-After", "1"));

        Assert.IsType<Delivery.Accepted>(await sendGrid.Mailer(clock, Long).SendAsync(SomeLetter.Ready(), Stop));
        Assert.Equal((2, 1), (sendGrid.Requests, sendGrid.Accepted.Count));
    }

    [Fact]
    public async Task Asked_to_wait_ten_minutes_it_leaves_the_letter_and_rests()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAnswers(429, ("Retry-After", "600"));
        var mailer = sendGrid.Mailer(clock, Long);

        var busy = Assert.IsType<Delivery.Busy>(await mailer.SendAsync(SomeLetter.Ready(), Stop));

        Assert.Equal((TimeSpan.FromMinutes(10), 1), (busy.Pause, sendGrid.Requests));
        Assert.Equal(clock.GetUtcNow().AddMinutes(10), mailer.RestsUntil);
    }

    [Fact]
    public async Task Asked_to_wait_until_the_rate_limit_starts_anew_it_rests_until_then()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAnswers(429, ("X-RateLimit-Reset", clock.GetUtcNow().AddSeconds(45).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(TimeSpan.FromSeconds(45), Assert.IsType<Delivery.Busy>(await sendGrid.Mailer(clock, Long).SendAsync(SomeLetter.Ready(), Stop)).Pause);
    }

    [Fact]
    public async Task Told_to_wait_without_for_how_long_it_tries_three_times_and_rests()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAnswers(429).ThenAnswers(429).ThenAnswers(429);

        Assert.IsType<Delivery.Busy>(await sendGrid.Mailer(clock, Long).SendAsync(SomeLetter.Ready(), Stop));
        Assert.Equal((3, 0), (sendGrid.Requests, sendGrid.Accepted.Count));
    }

    [Fact]
    public async Task A_fault_at_SendGrid_is_tried_again_and_three_are_a_failed_try()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAnswers(500);
        Assert.IsType<Delivery.Accepted>(await sendGrid.Mailer(clock, Long).SendAsync(SomeLetter.Ready(), Stop));

        sendGrid.ThenAnswers(500).ThenAnswers(503).ThenAnswers(500);
        Assert.Equal(new Delivery.Failed("SendGrid failed (500)"), await sendGrid.Mailer(clock, Long).SendAsync(SomeLetter.Ready(), Stop));
        Assert.Equal((5, 1), (sendGrid.Requests, sendGrid.Accepted.Count));
    }

    [Fact]
    public async Task A_key_that_is_refused_stops_the_mail_is_reported_and_is_shown_nowhere()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        var log = new KeptLog();
        var mailer = SendGridDouble.Mailer(sendGrid.Address, clock, Long, log, key: "SG.old-key");

        var busy = Assert.IsType<Delivery.Busy>(await mailer.SendAsync(SomeLetter.Ready(), Stop));

        Assert.Equal((1, 0), (sendGrid.Requests, sendGrid.Accepted.Count));
        Assert.Contains(log.Lines, line => line.Contains("Mail:SendGridKey", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines.Append(busy.Reason), line => line.Contains("SG.old-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_accepted_without_an_answer_is_in_doubt_and_not_sent_again()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAcceptsAndHangs().ThenAcceptsAndCuts();
        var mailer = sendGrid.Mailer(clock, Short);

        Assert.IsType<Delivery.InDoubt>(await mailer.SendAsync(SomeLetter.Ready(), Stop));
        Assert.IsType<Delivery.InDoubt>(await mailer.SendAsync(SomeLetter.Ready(), Stop));
        // Our side gave up; on a busy machine the other one may still be reading what it takes.
        for (var i = 0; i < 100 && sendGrid.Accepted.Count < 2; i++)
            await Task.Delay(100, Stop);
        Assert.Equal((2, 2), (sendGrid.Requests, sendGrid.Accepted.Count));
    }

    [Fact]
    public async Task A_letter_that_SendGrid_refuses_names_the_field_and_not_what_it_holds()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        var letter = SomeLetter.Ready() with { Subject = "" };

        Assert.Equal(new Delivery.Refused("SendGrid refused the letter (400, subject)"), await sendGrid.Mailer(clock, Long).SendAsync(letter, Stop));
    }

    [Fact]
    public async Task SendGrid_out_of_reach_is_no_fault_of_the_letter()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)nobody.LocalEndpoint).Port}");
        nobody.Stop();

        Assert.IsType<Delivery.Busy>(await SendGridDouble.Mailer(address, clock, Long).SendAsync(SomeLetter.Ready(), Stop));
    }

    [Fact]
    public async Task After_failing_several_times_in_a_row_it_is_left_alone_for_a_minute()
    {
        await using var sendGrid = await SendGridDouble.StartAsync();
        var mailer = sendGrid.Mailer(clock, Long);
        for (var i = 0; i < 12; i++)
            sendGrid.ThenAnswers(500, ("Retry-After", "0"));

        Delivery last = new Delivery.Accepted();
        for (var i = 0; i < 4; i++)
            last = await mailer.SendAsync(SomeLetter.Ready(), Stop);

        Assert.IsType<Delivery.Busy>(last);
        Assert.Equal(8, sendGrid.Requests);
    }

    private sealed class KeptLog : ILogger<SendGridMailer>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
