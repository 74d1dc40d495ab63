using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Côte d'Ivoire", "cote ivoire", true)]
    [InlineData("COTE D’IVOIRE", "Côte", true)]
    [InlineData("Straße nach Łódź, Ærøskøbing", "strasse lodz aeroskobing", true)]
    [InlineData("İstanbul Işık", "istanbul isik", true)]
    [InlineData("الهِجرة والتنمية", "الهجرة", true)]
    [InlineData("移民与发展", "发展", true)]
    [InlineData("elena.rusu@example.org", "Elena.Rusu@example.org", true)]
    [InlineData("MRK-7F3K2 Water", "mrk-7f3k2", true)]
    [InlineData("MRK-7F3K2 Water", "water law", false)]
    [InlineData("Immigration", "migrat", true)]
    [InlineData("anything", "…", true)]
    public void All_words_are_found_whatever_their_case_accents_and_signs(string text, string typed, bool found) =>
        Assert.Equal(found, SearchText.Of([text]).HasAll(SearchText.Words(typed)));

    [Fact]
    public void What_was_kept_is_read_as_it_was()
    {
        var text = SearchText.Of(["Élan vital", null, "  ", "MRK-7F3K2"]);
        Assert.Equal("elan vital mrk 7f3k2", text.ToString());
        Assert.Equal(text, SearchText.Parse(text.ToString()));
        Assert.True(SearchText.Of([new string('x', 10_000)]).ToString().Length <= 4_000);
    }

    [Fact]
    public void An_entry_is_found_by_reference_title_organisers_and_contacts_and_by_nothing_else()
    {
        var filed = Some.Filed();
        var search = QueueEntry.Of(Some.Call(), filed, filed.Content, Some.Now).Search;
        foreach (var typed in (string[])[filed.Filed!.Reference.Value, "capacity building", "moldova ICMPD", "Elena Rusu", "andrei.munteanu@example.org"])
            Assert.True(search.HasAll(SearchText.Words(typed)), typed);
        Assert.False(search.HasAll(SearchText.Words("Lindqvist")));
    }
}
