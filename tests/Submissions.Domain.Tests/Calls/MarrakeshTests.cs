using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Checks.Rules;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class MarrakeshTests
{
    [Fact]
    public void The_repositorys_call_is_read_without_an_error() => Assert.Empty(CallReader.Read(Some.MarrakeshJson).Errors);

    [Fact]
    public void It_closes_at_the_end_of_28_September_on_Marrakeshs_summer_clock()
    {
        var call = Some.Call();
        Assert.Equal(new DateTimeOffset(2018, 9, 28, 22, 59, 59, TimeSpan.Zero), call.Window.Closes.ToUniversalTime());
        Assert.Equal(TimeSpan.FromHours(1), call.Window.Closes.Offset);
    }

    [Fact]
    public void Its_breakfast_is_told_by_the_law_of_26_October_2018() =>
        Assert.Equal(new DateTimeOffset(2018, 12, 7, 8, 30, 0, TimeSpan.FromHours(1)), Some.Call().Slot("fri-breakfast")!.Starts);

    [Fact]
    public void Its_documents_are_due_at_the_closing_on_a_day_and_after_the_event()
    {
        var call = Some.Call();
        Assert.Equal(
            ["concept-note 2018-09-28T22:59:59Z", "speaker-confirmations 2018-11-09T22:59:59Z", "event-report 2018-12-21T22:59:59Z"],
            call.Rules.OfType<DocumentRule>().Select(rule => $"{rule.Kind} {rule.DueAt(call).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
    }

    [Fact]
    public void Printed_and_read_again_it_is_the_same() =>
        Assert.Equal(CallJson.Print(Some.Call()), CallJson.Print(CallReader.Read(CallJson.Print(Some.Call())).Call!));
}
