using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Proposals;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class PersonTests
{
    private static readonly Person Ana = Person.Of(
        EmailAddress.Parse("Ana.Diaz@example.org"),
        [new ProposalContent { Contacts = [new() { Name = "Ana \"Anita\" Díaz", Email = "ana.diaz@example.org ", Phone = "+41 22 000" }, new() { Name = "Other", Email = "other@example.org" }] }],
        ["Ana"]);

    [Theory]
    [InlineData("Write to ANA.DIAZ@EXAMPLE.ORG today", "Write to erased@example.invalid today")]
    [InlineData("Ana \"Anita\" Díaz, +41 22 000", "[erased], [erased]")]
    [InlineData("""{"name":"Ana \"Anita\" Díaz"}""", """{"name":"[erased]"}""")]
    [InlineData("ministry ana anita diaz ana diaz example org", "ministry erased erased example invalid")]
    [InlineData("Said Ana.", "Said [erased].")]
    [InlineData("""{"words":"Ask\nAna"}""", """{"words":"Ask\n[erased]"}""")]
    public void Is_found_as_typed_as_json_and_as_the_search_has_it(string text, string without)
    {
        Assert.True(Ana.IsIn(text));
        Assert.Equal(without, Ana.Without(text));
    }

    [Theory]
    [InlineData("Banana, Anatolia and Diana")]
    [InlineData("lana.diaz@example.organic")]
    [InlineData("Other, other@example.org")]
    public void Is_not_found_within_other_words_nor_in_others(string text)
    {
        Assert.False(Ana.IsIn(text));
        Assert.Same(text, Ana.Without(text));
    }

    [Fact]
    public void Hashes_of_the_address_go_with_it() => Assert.DoesNotContain(Ana.Address.Id, Ana.Without($"silent: {Ana.Address.Id}"), StringComparison.Ordinal);

    [Fact]
    public void What_is_without_the_person_stays_so() => Assert.False(Ana.IsIn(Ana.Without("Ana, ana.diaz@example.org, +41 22 000")));
}
