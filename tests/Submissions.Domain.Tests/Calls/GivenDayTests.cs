using Submissions.Domain.Calls;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class GivenDayTests
{
    [Theory]
    [InlineData("2018-11-09")]
    [InlineData(" 2018-11-09 ")]
    public void A_day_is_read(string text) => Assert.Equal(GivenDay.Of(new DateOnly(2018, 11, 9)), GivenDay.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_given_is_none_and_wrong_only_where_one_is_needed(string? text)
    {
        var day = GivenDay.Read(text);
        Assert.Equal((null, "day-missing"), (day.Refusal(needed: false)?.Code, day.Refusal(needed: true)?.Code));
        Assert.Null(day.End(Some.Call().Zone));
    }

    [Theory]
    [InlineData("9/11/2018")]
    [InlineData("2018-02-30")]
    [InlineData("2018-11-09T10:00")]
    [InlineData("0018-11-09")]
    [InlineData("1999-12-31")]
    [InlineData("3000-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("20181-11-09")]
    public void What_cannot_be_meant_is_refused_also_where_none_is_needed(string text)
    {
        var day = GivenDay.Read(text);
        Assert.Equal(("day-unreadable", "day-unreadable"), (day.Refusal(needed: false)?.Code, day.Refusal(needed: true)?.Code));
        Assert.Null(day.Day);
    }

    [Theory, InlineData("0001-01-01", "in that year"), InlineData("9999-12-31", "from 2000 to 2999"), InlineData("9/11/2018", "cannot be read"), InlineData("2018-02-30", "cannot be read")]
    public void What_is_wrong_with_a_day_is_said(string text, string words) => Assert.Contains(words, GivenDay.Read(text).Refusal(needed: false)!.Words, StringComparison.Ordinal);

    [Fact]
    public void A_day_ends_at_its_midnight_in_the_zone() =>
        Assert.Equal(new DateTimeOffset(2018, 10, 5, 23, 59, 59, TimeSpan.FromHours(1)), GivenDay.Read("2018-10-05").End(Some.Call().Zone));
}
