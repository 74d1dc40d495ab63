using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Tests.Storage;

public sealed class LongTextTests
{
    public static TheoryData<int, int> Lengths => new() { { 0, 1 }, { 1, 1 }, { 31_999, 1 }, { 32_000, 1 }, { 32_001, 2 }, { 100_000, 4 } };

    [Theory, MemberData(nameof(Lengths))]
    public void A_text_of_any_length_comes_back_from_as_few_properties_as_hold_it(int length, int properties)
    {
        var text = new string('x', length);
        var row = new TableEntity("p", "r");
        row.SetLong("Text", text);
        Assert.Equal(text, row.GetLong("Text"));
        Assert.Equal(properties, row.Keys.Count(key => key.StartsWith("Text", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_character_is_cut_in_two()
    {
        var text = new string('x', 31_999) + "😀" + new string('y', 10);
        var row = new TableEntity("p", "r");
        row.SetLong("Text", text);
        Assert.Equal(new string('x', 31_999), row.GetString("Text"));
        Assert.Equal(text, row.GetLong("Text"));
    }
}
