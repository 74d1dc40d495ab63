using System.Text;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Letters;
using Submissions.Domain.Letters.Own;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Letters.Own;

public sealed class CallWordingTests
{
    private static readonly WordingField What = new("accepted.what", "en");

    [Fact]
    public void Own_words_are_said_and_others_stay_usual()
    {
        var own = new CallWording([KeyValuePair.Create(What, "Welcome to the programme.")]);
        Assert.Equal("Welcome to the programme.", own.In("en").Say("accepted.what"));
        Assert.Equal(LetterWords.In("en").Say("accepted.heading"), own.In("en").Say("accepted.heading"));
        Assert.Equal(LetterWords.In("fr").Say("accepted.what"), own.In("fr").Say("accepted.what"));
        // Letters are not written in Arabic yet: they are English ones.
        Assert.Equal("Welcome to the programme.", own.In("ar").Say("accepted.what"));
    }

    [Fact]
    public void Usual_words_typed_again_are_no_own_ones() =>
        Assert.Empty(new CallWording([KeyValuePair.Create(What, "Welcome.")]).With(new Dictionary<WordingField, string> { [What] = What.Usual }).Own);

    [Fact]
    public void Values_are_filled_into_own_words_once()
    {
        var field = new WordingField("confirm.by", "en");
        var own = new CallWording([KeyValuePair.Create(field, "{until}: your answer by {until}, please.")]);
        Assert.Equal("{until} {x}: your answer by {until} {x}, please.", own.In("en").Say("confirm.by", ("until", "{until} {x}")));
    }

    [Fact]
    public void A_call_is_written_with_its_words_and_read_back()
    {
        var own = new CallWording([KeyValuePair.Create(What, "Welcome."), KeyValuePair.Create(What with { Language = "fr" }, "Bienvenue à tous.")]);
        var written = Encoding.UTF8.GetString(CallJson.Print(Some.Call() with { Wording = own }));
        Assert.Contains("Bienvenue à tous.", written, StringComparison.Ordinal);
        Assert.True(own.SaysAs(CallReader.Read(written).Call!.Wording));
        Assert.DoesNotContain("\"wording\"", Encoding.UTF8.GetString(CallJson.Print(Some.Call())), StringComparison.Ordinal);
        Assert.DoesNotContain("Bienvenue", Encoding.UTF8.GetString(PublicCall.Print(Some.Call() with { Wording = own }, Some.Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sentence_goes_out_as_a_file_and_comes_in_again()
    {
        var own = new CallWording([KeyValuePair.Create(What, "Welcome.")]);
        var whole = WordingFile.Read(WordingFile.Whole(own, ["en", "fr"])).Sentences!;
        Assert.Equal(2 * WordingPart.All.Sum(part => part.Keys.Count), whole.Count);
        Assert.True(new CallWording(whole).SaysAs(own));
        Assert.Equal(What, Assert.Single(WordingFile.Read(WordingFile.Own(own)).Sentences!).Key);
        Assert.Empty(WordingFile.Read(WordingFile.Own(CallWording.None)).Sentences!);
    }

    [Theory, InlineData("{"), InlineData("null"), InlineData("\"\\ud800\""), InlineData("{\"accepted\":{\"what\":{\"en\":\"\\ud800\"}}}")]
    public void What_is_no_JSON_is_refused(string json) => Assert.NotEmpty(WordingFile.Read(json).Errors);

    [Fact]
    public void Words_are_put_into_a_calls_file_and_nothing_else_changes()
    {
        var own = new CallWording([KeyValuePair.Create(What, "Welcome.")]);
        var after = WordingFile.Put(Some.MarrakeshJson, own);
        Assert.True(own.SaysAs(CallReader.Read(after).Call!.Wording));
        Assert.True(WordingFile.DifferInWordsOnly(Some.MarrakeshJson, after));
        var other = JsonNode.Parse(after)!;
        other["graceMinutes"] = 1;
        Assert.False(WordingFile.DifferInWordsOnly(Some.MarrakeshJson, other.ToJsonString()));
        Assert.Null(JsonNode.Parse(WordingFile.Put(after, CallWording.None))!["wording"]);
    }
}
