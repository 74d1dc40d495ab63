using System.Text;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls.Reading;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class PublicCallTests
{
    [Fact]
    public void Grace_aliases_and_other_peoples_places_stay_private()
    {
        var text = Encoding.UTF8.GetString(PublicCall.Print(Some.Call(), Some.Now));
        Assert.DoesNotContain("grace", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("aliases", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Luncheon of the hosts", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2018-07-02T07:59:59Z", "upcoming")]
    [InlineData("2018-07-02T08:00:00Z", "open")]
    [InlineData("2018-09-28T22:59:59.999Z", "open")]
    [InlineData("2018-09-28T23:00:00Z", "closed")]
    public void State_is_the_public_one_at_that_instant(string now, string state) =>
        Assert.Equal(state, (string?)JsonNode.Parse(PublicCall.Print(Some.Call(), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)))!["state"]);

    [Fact]
    public void Instants_have_their_offset_and_documents_their_due_instant()
    {
        var json = JsonNode.Parse(PublicCall.Print(Some.Call(), Some.Now))!;
        Assert.Equal("2018-09-28T23:59:59+01:00", (string?)json["closes"]);
        Assert.Equal("2018-12-07T08:30:00+01:00", (string?)json["slots"]![3]!["starts"]);
        Assert.Equal("2018-11-09T23:59:59+01:00", (string?)json["rules"]!.AsArray().Single(rule => (string?)rule!["kind"] == "speaker-confirmations")!["dueAt"]);
    }
}
