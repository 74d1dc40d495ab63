using Submissions.Domain.Desk;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Desk;

public sealed class ChangeWordsTests
{
    [Theory]
    [InlineData("""{"status":"draft"}""", """{"status":"submitted"}""", "Status: draft → submitted")]
    [InlineData(null, """{"status":"draft","linksSent":0}""", "Status: nothing → draft|Links sent: nothing → 0")]
    [InlineData("""{"assignedTo":"a@example.org"}""", null, "Assigned to: a@example.org → nothing")]
    [InlineData("""{"asking":{"closes":"2018-10-05","documents":[]}}""", """{"asking":{"closes":"2018-10-12","documents":[]}}""", "Asking, closes: 2018-10-05 → 2018-10-12")]
    [InlineData("""{"documents":[]}""", """{"documents":[{"kind":"concept-note","name":"a.pdf","rejection":null},{"kind":"other","late":true}]}""", "Documents: nothing → kind concept-note, name a.pdf; kind other, late yes")]
    [InlineData("""{"a":1,"b":{"c":[1,2]}}""", """{"b":{"c":[1,2]},"a":1}""", "")]
    [InlineData("""{"merge":{"into":true}}""", """{"merge":null}""", "Merge, into: yes → nothing")]
    [InlineData("not json", "{", "All of it: not json → {")]
    public void Only_what_differs_is_told_by_name_with_what_it_was_and_is(string? before, string? after, string words) =>
        Assert.Equal(words, string.Join('|', ChangeWords.Of(before, after).Select(line => $"{line.Field}: {line.Before ?? "nothing"} → {line.After ?? "nothing"}")));

    [Fact]
    public void A_moves_own_difference_reads_as_lines_without_braces_and_a_long_value_is_cut()
    {
        var (before, after) = ProposalDifference.Of(Some.Proposal(), Some.Filed(seed: "draft"));
        var lines = ChangeWords.Of(before, after);
        Assert.Contains(new ChangeLine("Status", "draft", "submitted"), lines);
        Assert.All(lines, line => Assert.DoesNotContain('{', $"{line.Before}{line.After}"));
        Assert.Equal(301, ChangeWords.Of(null, $$"""{"words":"{{new string('x', 400)}}"}""")[0].After!.Length);
    }
}
