using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>Letters that cannot be sent now: when they are tried again, and when given up.</summary>
public sealed class FailingMailTests(Azurite azurite)
{
    private const string One = "first@example.org";
    private const string Two = "second@example.org";

    [Fact]
    public async Task A_letter_that_fails_is_tried_further_and_further_apart_and_given_up_visibly_after_ten_tries()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        var broken = house.Instance(_ => new BrokenMailer());
        var pauses = new List<double>();
        for (var attempt = 1; attempt <= LetterFates.MostAttempts; attempt++)
        {
            await house.DispatchAsync(broken);
            var fate = Assert.Single(await house.FatesAsync(access));
            Assert.Equal((attempt, "the wire is cut"), (fate.Attempts, fate.Error));
            if (fate.State == LetterState.Failed)
                break;
            pauses.Add((fate.NextAt - house.Clock.GetUtcNow()).TotalMinutes);
            Assert.Equal(0, await house.DispatchAsync(broken));
            house.Clock.Set(fate.NextAt);
        }

        Assert.Equal([1, 3, 9, 27, 81, 243, 360, 360, 360], pauses);
        Assert.Equal(LetterState.Failed, Assert.Single(await house.FatesAsync(access)).State);
        Assert.Equal(0, await house.OwedAsync());
        Assert.Equal(0, await house.DispatchAsync());
    }

    [Fact]
    public async Task While_SendGrid_takes_nothing_letters_wait_without_losing_a_try_and_then_all_go()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await using var sendGrid = await SendGridDouble.StartAsync();
        sendGrid.ThenAnswers(429, ("Retry-After", "600"));
        var access = await house.FileAsync(0, One, Two);
        var instance = house.Instance(_ => sendGrid.Mailer(house.Clock, TimeSpan.FromSeconds(20)));

        Assert.Equal((0, 0), (await house.DispatchAsync(instance), await house.DispatchAsync(instance)));
        Assert.Equal(1, sendGrid.Requests);
        Assert.All(await house.FatesAsync(access), fate => Assert.Equal((LetterState.Waiting, 0), (fate.State, fate.Attempts)));

        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, await house.DispatchAsync(instance));
        Assert.Equal(2, sendGrid.AcceptedIds.Distinct().Count());
    }
}
