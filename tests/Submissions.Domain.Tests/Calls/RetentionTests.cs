using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset LongAgo = new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"date":"2019-12-31"}""", "2019-12-30T23:00Z")]
    [InlineData("""{"daysAfterEvent":0}""", "1")]
    [InlineData("""{"daysAfterEvent":30}""", "31")]
    public void Its_day_begins_in_the_zone_of_the_call(string retention, string due)
    {
        var call = With(retention);
        var expected = due.Length > 2
            ? DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture)
            : LocalTime.Last(call.EventTo.AddDays(int.Parse(due, System.Globalization.CultureInfo.InvariantCulture)).ToDateTime(TimeOnly.MinValue), call.Zone);
        Assert.Equal(expected, call.Retention!.Due(call, LongAgo));
    }

    [Fact]
    public void A_change_of_the_call_puts_it_off_by_a_week()
    {
        var call = With("""{"date":"2019-12-31"}""");
        var changed = new DateTimeOffset(2019, 12, 28, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(changed.AddDays(7), call.Retention!.Due(call, changed));
    }

    [Theory]
    [InlineData("""{"date":"2019-12-31"}""")]
    [InlineData("""{"daysAfterEvent":365}""")]
    public void It_is_printed_as_it_was_read(string retention)
    {
        var call = With(retention);
        Assert.Equal(call.Retention, CallReader.Read(CallJson.Print(call)).Call!.Retention);
    }

    [Fact]
    public void Without_a_value_it_is_none() => Assert.Null(With("{}").Retention);

    private static Call With(string retention) =>
        Some.Call(Some.MarrakeshJsonWith(file => file["retention"] = System.Text.Json.Nodes.JsonNode.Parse(retention)));
}
