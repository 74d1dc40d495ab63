using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Proposals;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class PersonTests
{
    private static readonly Person Ana = Person.Of(
        EmailAddress.Parse("Ana.Diaz@example.org"),
        [new ProposalContent { Contacts = [new() { Name = "Ana \"Anita\" Díaz", Email = "ana.diaz@example.org ", Phone = "+41 22 000" }, new() { Name = "Other", Email = "other@example.org" }] }],
        ["Ana"], []);

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

    [Theory]
    [InlineData("j.smith@example.org"), InlineData("mary-smith@example.org"), InlineData("a+smith@example.org"), InlineData("x_smith@example.org")]
    [InlineData("smith@example.org.uk"), InlineData("smith@example.org-labour.example"), InlineData("""{"email":"j.smith@example.org"}""")]
    public void Address_that_holds_anothers_is_another(string text)
    {
        var smith = Person.Of(EmailAddress.Parse("smith@example.org"), [], [], []);
        Assert.False(smith.IsIn(text));
        Assert.Equal("Ask erased@example.invalid.", smith.Without("Ask smith@example.org."));
        Assert.Equal("<erased@example.invalid>, 'erased@example.invalid'", smith.Without("<smith@example.org>, 'smith@example.org'"));
        Assert.False(smith.Elsewhere.IsIn("ministry j smith example org"));
    }

    [Theory, InlineData("Billy Jo Smith-Wesson"), InlineData("Mary-Jo Smith")]
    public void Name_with_a_hyphen_goes_on(string other)
    {
        var person = Person.Of(EmailAddress.Parse("jo@example.org"), [new ProposalContent { Contacts = [new() { Name = "Jo Smith", Email = "jo@example.org" }] }], [], []);
        Assert.Equal(other, person.Without(other));
        Assert.Equal("By [erased].", person.Without("By Jo Smith."));
    }

    /// <summary>Whatever somebody is called: what was JSON is JSON with the same members and the same values that are no words.</summary>
    [Theory]
    [InlineData(": false"), InlineData("false,"), InlineData("n x"), InlineData("\\ n"), InlineData("\" : \""), InlineData("true }"), InlineData("Title -"), InlineData("« description »")]
    [InlineData("[1, 2]"), InlineData("} , {"), InlineData("u0041 b"), InlineData("a\\ nb"), InlineData("12 : 34 x"), InlineData("title \\"), InlineData("null")]
    public void No_name_tears_a_structure(string name)
    {
        var person = Person.Of(EmailAddress.Parse("evil@example.org"), [new ProposalContent { Contacts = [new() { Name = name, Email = "evil@example.org" }] }], [name], [name]);
        var row = $$"""
            {"title": "A title: false, \n x \\ n, 12 : 34 x", "isInto": false, "into":false, "list": [1, 2, { } , { "a\\ nb": null }], "description": {{System.Text.Json.JsonSerializer.Serialize($"By {name} and {name}.")}}, "at": "12 : 34 x"}
            """;
        foreach (var without in new[] { person.Without(row), person.Elsewhere.Without(row), person.Without(row.Replace("\": ", "\":", StringComparison.Ordinal)) })
        {
            var (before, after) = (System.Text.Json.Nodes.JsonNode.Parse(row)!, System.Text.Json.Nodes.JsonNode.Parse(without)!);
            Assert.Equal(before.AsObject().Select(one => one.Key), after.AsObject().Select(one => one.Key));
            Assert.Equal(before["isInto"]!.ToJsonString() + before["into"]!.ToJsonString() + before["list"]!.ToJsonString(), after["isInto"]!.ToJsonString() + after["into"]!.ToJsonString() + after["list"]!.ToJsonString());
        }
    }

    /// <summary>Whoever writes such a name beside an address of their own must not change what others wrote, nor make a row unreadable.</summary>
    [Theory, InlineData("title"), InlineData("en"), InlineData("the"), InlineData("2018"), InlineData("draft"), InlineData("name"), InlineData("Officer\",\"email\":\"a b")]
    public void Name_that_is_a_word_of_everybodys_is_taken_out_of_its_own_place_alone(string name)
    {
        var person = Person.Of(EmailAddress.Parse("evil@example.org"), [new ProposalContent { Contacts = [new() { Name = name, Email = "evil@example.org" }] }], [], []);
        string[] others = ["""{"title":"the name of 2018","language":"en","status":"draft"}""", "draft", "en", "2018-12-05", "In 2018 the draft had the title en and a name."];
        Assert.All(others, text => Assert.Equal(text, person.Without(text)));
        Assert.DoesNotContain(name, person.Without($$"""[{"name":{{System.Text.Json.JsonSerializer.Serialize(name, ContentJson.Options)}},"email":"evil@example.org"}]""").Replace("\"name\":", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("""[{"role":"Officer","email":"a b"}]""", person.Without("""[{"role":"Officer","email":"a b"}]"""));
    }

    [Fact]
    public void Number_that_is_a_day_or_a_size_is_none_in_a_structure()
    {
        var person = Person.Of(EmailAddress.Parse("evil@example.org"), [new ProposalContent { Contacts = [new() { Email = "evil@example.org", Phone = "2018-12-05" }, new() { Email = "evil@example.org", Phone = "1048576" }] }], [], []);
        const string row = """{"due":"2018-12-05","bytes":1048576}""";
        Assert.Equal(row, person.Without(row));
        Assert.Equal("Call [erased] or [erased].", person.Without("Call 2018-12-05 or 1048576."));
        Assert.Equal("""{"phone":"[erased]"}""", person.Without("""{"phone":"1048576"}"""));
    }

    [Theory]
    [InlineData("""{"title":"The title of Title","status":"title"}""", """{"title":"The [erased] of [erased]","status":"title"}""")]
    [InlineData("title", "title")]
    [InlineData("A title", "A [erased]")]
    public void Further_name_is_taken_out_of_free_text_and_of_no_structure(string text, string without) =>
        Assert.Equal(without, Person.Of(EmailAddress.Parse("ana@example.org"), [], ["title"], []).Without(text));

    [Fact]
    public void In_what_is_others_the_address_counts_and_a_name_only_where_it_was_chosen_or_stands_beside_the_address()
    {
        ProposalContent[] contents = [new() { Contacts = [new() { Name = "Ministry of Labour", Email = "evil@example.org", Phone = "+41 22 000" }] }];
        var (person, chosen) = (Person.Of(EmailAddress.Parse("evil@example.org"), contents, [], []), Person.Of(EmailAddress.Parse("evil@example.org"), contents, [], ["ministry of labour"]));
        const string others = """[{"name":"Ministry of Labour","address":"other@example.org"}]""";
        Assert.False(person.Elsewhere.IsIn("By the Ministry of Labour, +41 22 000"));
        Assert.Equal(others, person.Elsewhere.Without(others));
        Assert.Equal("By [erased], erased@example.invalid", chosen.Elsewhere.Without("By Ministry of Labour, evil@example.org"));
        Assert.Equal(
            """[{"name":"Ministry of Labour","a":"{"},{"name":"[erased]","address":"erased@example.invalid"}]""",
            person.Elsewhere.Without("""[{"name":"Ministry of Labour","a":"{"},{"name":"Ministry of Labour","address":"evil@example.org"}]"""));
    }

    [Fact]
    public void Hashes_of_the_address_go_with_it() => Assert.DoesNotContain(Ana.Address.Id, Ana.Without($"silent: {Ana.Address.Id}"), StringComparison.Ordinal);

    [Fact]
    public void What_is_without_the_person_stays_so() => Assert.False(Ana.IsIn(Ana.Without("Ana, ana.diaz@example.org, +41 22 000")));
}
