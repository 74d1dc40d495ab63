using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Checks;

public sealed class FormSectionsTests
{
    public static TheoryData<string, Section, SectionProgress> Progress => new()
    {
        { "empty", Section.About, SectionProgress.NotStarted },
        { "empty", Section.Documents, SectionProgress.NotStarted },
        { "001 as filed", Section.About, SectionProgress.Complete },
        { "001 as filed", Section.Organisers, SectionProgress.HasFindings },
        { "001 as filed", Section.Speakers, SectionProgress.Complete },
        { "001 as filed", Section.Room, SectionProgress.Complete },
        { "001 as filed", Section.Documents, SectionProgress.Complete },
        { "001 mended", Section.Organisers, SectionProgress.Complete },
        { "title only", Section.About, SectionProgress.InProgress },
        { "title only", Section.Speakers, SectionProgress.NotStarted },
        { "five minutes open", Section.Speakers, SectionProgress.HasFindings },
    };

    [Theory]
    [MemberData(nameof(Progress))]
    public void Section_tells_how_far_it_is(string proposal, Section section, SectionProgress expected)
    {
        var content = Named(proposal);
        var candidate = Some.Candidate(content) with { Documents = proposal == "empty" ? [] : [Some.Document("concept-note")] };
        Assert.Equal(expected, FormSections.ProgressOf(section, content, candidate.Documents, Check.All(candidate)));
    }

    [Fact]
    public void Every_field_of_the_content_is_on_a_page()
    {
        var members = typeof(ProposalContent).GetProperties().Where(p => p.Name is not (nameof(ProposalContent.Empty) or nameof(ProposalContent.Lead)))
            .Select(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        Assert.All(members, member => Assert.NotEqual(Section.File, FormFields.SectionOf(member)));
    }

    [Theory]
    [InlineData("contacts[2].email", Section.Organisers)]
    [InlineData("requirements.microphones.floor", Section.Room)]
    [InlineData("programme[1].minutes", Section.Speakers)]
    [InlineData("translations.fr.title", Section.Description)]
    [InlineData("wishes.slots[0]", Section.About)]
    [InlineData("documents.concept-note", Section.Documents)]
    [InlineData("", Section.File)]
    public void Field_is_on_its_page(string field, Section expected) => Assert.Equal(expected, FormFields.SectionOf(field));

    private static ProposalContent Named(string proposal) => proposal switch
    {
        "001 as filed" => Some.MarrakeshContent(),
        "001 mended" => Some.MarrakeshContent().WithMendedAddress(),
        "title only" => new ProposalContent { Title = "A title" },
        "five minutes open" => Some.MarrakeshContent() with { Programme = [new() { Minutes = 70, What = "Everything", Audience = true }] },
        _ => ProposalContent.Empty,
    };
}
