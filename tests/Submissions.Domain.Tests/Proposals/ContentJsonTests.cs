using System.Text;
using System.Text.Json;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Proposals;

public sealed class ContentJsonTests
{
    /// <summary>If this fails, every receipt issued so far and every proposal filed so far would differ from its text: give the new field a null that is left out.</summary>
    [Fact]
    public void The_canonical_bytes_of_a_known_content_never_change() =>
        Assert.Equal("426d1831336dffc10f945965db37a31a33ea1643b6807f220aa5aafc1c65e5ee", ContentJson.Sha256(new ProposalContent { Title = "A title", Organisers = [new() { Name = "An organisation", Lead = true }], DurationMinutes = 75 }));

    [Fact]
    public void Written_and_read_again_it_is_the_same()
    {
        foreach (var content in new[] { ProposalContent.Empty, Some.MarrakeshContent(), Some.AmmanContent() })
            Assert.True(ContentJson.Same(content, ContentJson.Read(ContentJson.Canonical(content))));
    }

    [Fact]
    public void Lead_is_derived_and_never_written() =>
        Assert.DoesNotContain("\"lead\":{", Encoding.UTF8.GetString(ContentJson.Canonical(Some.MarrakeshContent())), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"durationMinutes":75}""", "75", 75)]
    [InlineData("""{"durationMinutes":"75"}""", "75", 75)]
    [InlineData("""{"durationMinutes":"about 75"}""", "about 75", null)]
    [InlineData("""{"durationMinutes":"075"}""", "075", 75)]
    [InlineData("""{"durationMinutes":-1}""", "-1", null)]
    [InlineData("""{"durationMinutes":null}""", null, null)]
    public void Amount_is_kept_as_it_was_typed(string json, string? text, int? value)
    {
        var amount = Read(json).DurationMinutes;
        Assert.Equal((text, value), (amount.Text, amount.Value));
        Assert.Equal(amount, ContentJson.Read(ContentJson.Canonical(Read(json))).DurationMinutes);
    }

    [Theory]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("""{"titel":"x"}""", "$.titel")]
    [InlineData("""{"Title":"x"}""", "$.Title")]
    [InlineData("""{"title":1}""", "$.title")]
    [InlineData("""{"title":"a","title":"b"}""", "$.title")]
    [InlineData("""{"contacts":null}""", "$.contacts")]
    [InlineData("""{"contacts":[null]}""", "$.contacts")]
    [InlineData("""{"languages":[null]}""", "$.languages")]
    [InlineData("""{"programme":[{"who":[null]}]}""", "$.programme[0].who")]
    [InlineData("""{"programme":[{"minutes":1.5}]}""", "$.programme[0].minutes")]
    [InlineData("""{"translations":{"fr":null}}""", "$.translations")]
    [InlineData("""{"organisers":[{"lead":"yes"}]}""", "$.organisers[0].lead")]
    [InlineData("""{"requirements":{"microphones":{"perspeaker":1}}}""", "$.requirements.microphones.perspeaker")]
    [InlineData("""{"title":"\ud800"}""", "$.title")]
    [InlineData("""{"title":"a" """, "$")]
    public void Json_that_does_not_fit_is_refused_by_its_path(string json, string path) =>
        Assert.StartsWith(path, Assert.ThrowsAny<JsonException>(() => Read(json)).Path, StringComparison.Ordinal);

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => Read(string.Concat(Enumerable.Repeat("{\"moderator\":", 1000))));

    private static ProposalContent Read(string json) => ContentJson.Read(Encoding.UTF8.GetBytes(json));
}
