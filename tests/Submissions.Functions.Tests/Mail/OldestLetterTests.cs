using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>What wakes an operator when letters do not leave: how long the oldest has been owed, tried or not.</summary>
public sealed class OldestLetterTests(Azurite azurite)
{
    private const string Age = "submissions.letters.oldest_due.age";

    private const string Line = "The oldest due letter has waited";

    [Fact]
    public async Task A_letter_that_every_try_puts_off_is_as_old_as_its_first_instant_and_is_told_from_a_quarter_of_an_hour_on()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        using var heard = new Heard();
        using var logs = new KeptLogs();
        var broken = house.Instance(_ => new BrokenMailer(), logs);
        var access = await house.FileAsync(0, "first@example.org");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await house.DispatchAsync(broken);
            if (attempt < 4)
            {
                Assert.DoesNotContain(logs.Lines, line => line.Contains(Line, StringComparison.Ordinal));
                house.Clock.Set(Assert.Single(await house.FatesAsync(access)).NextAt);
            }
        }

        Assert.Equal([0, 1, 4, 13, 40], heard.Of(Age).Select(one => Math.Round(one.Value / 60)));
        Assert.Contains($"{Line} 40 minutes", Assert.Single(logs.Lines, line => line.Contains(Line, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_sent_again_after_it_was_given_up_is_young()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        using var heard = new Heard();
        using var logs = new KeptLogs();
        var broken = house.Instance(_ => new BrokenMailer(), logs);
        var access = await house.FileAsync(0, "first@example.org");
        for (var attempt = 0; attempt < LetterFates.MostAttempts; attempt++)
        {
            await house.DispatchAsync(broken);
            house.Clock.Set(Assert.Single(await house.FatesAsync(access)).NextAt);
        }

        house.Clock.Advance(TimeSpan.FromDays(1));
        var given = Assert.Single(await house.FatesAsync(access));
        Assert.Equal(LetterState.Failed, given.State);
        var act = Some.ByUnit(house.Clock.GetUtcNow());
        Assert.IsType<Outcome<Opened>.Done>(await house.Get<ActOnLetter>().SendAgainAsync(access.Id, given.Letter.Id, null, act, MailHouse.Stop));
        logs.Lines.Clear();
        Assert.Equal(0, await house.DispatchAsync(broken));

        Assert.Equal(0, heard.Of(Age)[^1].Value);
        Assert.DoesNotContain(logs.Lines, line => line.Contains(Line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_comes_at_fifteen_minutes_and_then_every_five()
    {
        var clock = new MovableClock(Some.Now);
        using var logs = new KeptLogs();
        using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(logs)).AddSingleton<TimeProvider>(clock).AddSingleton<OldestLetter>().BuildServiceProvider();
        var oldest = services.GetRequiredService<OldestLetter>();
        clock.Advance(new TimeSpan(0, 14, 59));
        oldest.Seen([new DueRow(RowKeys.Due(clock.GetUtcNow(), "any"), Some.ProposalId(), "filed-1-0", Some.Now)], isAll: true);
        Assert.Empty(logs.Lines);
        foreach (var (seconds, lines) in (ReadOnlySpan<(int, int)>)[(1, 1), (299, 1), (1, 2)])
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            oldest.Tell();
            Assert.Equal(lines, logs.Lines.Count);
        }

        oldest.Seen([], isAll: true);
        clock.Advance(TimeSpan.FromHours(1));
        oldest.Tell();
        Assert.Equal(2, logs.Lines.Count);
    }
}
