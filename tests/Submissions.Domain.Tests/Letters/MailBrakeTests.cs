using Submissions.Domain.Letters;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Letters;

public sealed class MailBrakeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(999)]
    [InlineData(1_000_000)]
    public void The_shares_of_an_hour_are_its_letters_and_no_more(int perHour)
    {
        var (count, shares, hour) = (0, 0, new HourShare(default, 0));
        while (hour.Next(perHour, Some.Now.AddMinutes(59 * shares / 1_000_000.0)) is { Share: > 0 and var share, After: var after })
        {
            Assert.InRange(share, 1, 50);
            (count, shares, hour) = (count + share, shares + 1, after);
        }

        Assert.Equal((perHour, perHour), (count, hour.Given));
    }

    [Fact]
    public void The_next_hour_begins_anew()
    {
        var full = new HourShare(HourShare.HourOf(Some.Now), 40);
        Assert.Equal((0, full), full.Next(40, Some.Now));
        var next = full.Next(40, HourShare.HourOf(Some.Now).AddHours(1));
        Assert.Equal((2, new HourShare(HourShare.HourOf(Some.Now).AddHours(1), 2)), next);
    }

    [Fact]
    public void A_limit_that_was_lowered_below_what_is_out_gives_nothing_more() =>
        Assert.Equal(0, new HourShare(HourShare.HourOf(Some.Now), 40).Next(10, Some.Now).Share);
}
