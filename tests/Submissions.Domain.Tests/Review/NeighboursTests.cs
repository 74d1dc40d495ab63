using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class NeighboursTests
{
    private static readonly QueueEntry Moldova = Entry("moldova", Some.MarrakeshContent());

    [Fact]
    public void Other_proposals_of_an_organisation_are_found_by_any_of_its_names_lead_or_not()
    {
        var lead = Entry("lead", Led("GOVERNMENT of the Republic of Moldova", "Somebody"));
        var partner = Entry("partner", Led("Somebody else", "The Government of the Republic of Moldova"));
        var stranger = Entry("stranger", Led("Somebody else", "Somebody"));
        var found = Moldova.OfItsOrganisations([stranger, partner, Moldova, lead]);
        Assert.Equal([("lead", "the same lead"), ("partner", "its lead co-organises this one")], found.Select(one => (Seed(one), one.Why)).Order());
    }

    [Fact]
    public void The_same_text_by_another_hand_is_likely_a_duplicate_and_another_text_is_not()
    {
        var reworded = Entry("reworded", Some.MarrakeshContent() with { Title = "Another title altogether", Description = $"{Some.MarrakeshContent().Description} One sentence more at the end." });
        var retitled = Entry("retitled", Some.AmmanContent() with { Title = $"{Some.MarrakeshContent().Title} (second event)" });
        var other = Entry("other", Some.AmmanContent());
        Assert.Equal(["retitled", "reworded"], Moldova.Alike([other, retitled, Moldova, reworded]).Select(Seed).Order());
    }

    [Theory]
    [InlineData("one proposal about migration", "one proposal about migration", 1)]
    [InlineData("", "", 0)]
    [InlineData("words here", "", 0)]
    [InlineData("Étude: Économie", "etude economie", 1)]
    public void Sketches_and_words_agree_at_the_ends(string one, string other, double share)
    {
        Assert.Equal(share, Likeness.Shared(one, other));
        Assert.Equal(share, TextSketch.Of(one).Shared(TextSketch.Parse(TextSketch.Of(other).ToString())));
    }

    [Fact]
    public void A_sketch_tells_the_share_of_common_words_roughly()
    {
        string[] words = [.. Enumerable.Range(0, 300).Select(i => $"word{i}")];
        foreach (var common in (int[])[30, 75, 150, 225, 285])
        {
            var (one, other) = (string.Join(' ', words[..common]), string.Join(' ', words));
            Assert.InRange(TextSketch.Of(one).Shared(TextSketch.Parse(TextSketch.Of(other).ToString())) - (common / 300.0), -0.2, 0.2);
        }
    }

    [Fact]
    public void A_sketch_that_is_none_is_like_nothing() => Assert.Equal(0, TextSketch.Parse("?").Shared(TextSketch.Of("some words")));

    private static ProposalContent Led(string lead, string partner) => Some.AmmanContent() with
    {
        Organisers = [new() { Name = partner }, new() { Name = lead, Lead = true }],
    };

    private static QueueEntry Entry(string seed, ProposalContent content)
    {
        var proposal = Some.Filed(seed: seed) with { Content = content };
        return QueueEntry.Of(Some.Call(), proposal, content, Some.Now);
    }

    private static string Seed(Neighbour one) =>
        ((string[])["lead", "partner", "stranger", "reworded", "retitled", "other"]).First(seed => Some.ProposalId(seed: seed) == one.Entry.Id);
}
