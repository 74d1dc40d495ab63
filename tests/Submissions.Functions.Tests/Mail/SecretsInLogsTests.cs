using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>Whatever happens to letters, no log tells the key, a link, an address or a title.</summary>
public sealed class SecretsInLogsTests(Azurite azurite)
{
    private const string One = "first.secret@example.org";
    private const string Two = "second.secret@example.org";

    [Fact]
    public async Task No_log_holds_a_key_a_link_an_address_or_what_was_typed()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        using var logs = new KeptLogs();
        var instance = house.Instance(services => sendGrid.Mailer(house.Clock, TimeSpan.FromSeconds(1), services.GetRequiredService<ILogger<SendGridMailer>>(), "a key"), logs);
        var access = await house.FileAsync(0, One);
        await house.SaveContactsAsync(access, One, Two);
        sendGrid.ThenAnswers(500).ThenAnswers(401).ThenAnswers(400).ThenAcceptsAndCuts().ThenAcceptsAndHangs().ThenAnswers(429, ("Retry-After", "60"));
        for (var number = 1; number < 6; number++)
            await house.FileAsync(number, One, Two);
        for (var run = 0; run < 8; run++)
        {
            await house.DispatchAsync(instance);
            house.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        var bounce = new DeliveryEvent("event", DeliveryKind.Bounced, house.Clock.GetUtcNow(), 1, $"550 {One} unknown");
        await instance.GetRequiredService<RecordDelivery>().RunAsync(access.Id, "filed-1-0", [bounce], MailHouse.Stop);

        Assert.NotEmpty(sendGrid.Accepted);
        Assert.Contains(logs.Lines, line => line.Contains("on its way", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.Contains("in doubt", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.Contains("refuses our key", StringComparison.Ordinal));
        string[] secrets = [SendGridDouble.Key, One, Two, access.Key.Value, "/link/", "capacity building", "Bearer"];
        Assert.All(secrets, secret => Assert.DoesNotContain(logs.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        // An id of a proposal may end in the same letters, small ones.
        Assert.DoesNotContain(logs.Lines, line => line.Contains("SG.", StringComparison.Ordinal));
    }
}
