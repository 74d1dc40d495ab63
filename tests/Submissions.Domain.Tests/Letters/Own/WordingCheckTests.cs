using System.Text.Json.Nodes;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Letters;
using Submissions.Domain.Letters.Own;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Letters.Own;

public sealed class WordingCheckTests
{
    private const string Usual = "Please confirm by {until} that you will hold the event. A place that is not confirmed by then may go to another proposal.";

    public static TheoryData<string, string, string?> Sentences => new()
    {
        { "confirm.by", Usual, null },
        { "confirm.by", "Your answer by {until}, please. {until}!", null },
        { "confirm.by", "", "words: no sentence can be left empty" },
        { "confirm.by", " \t ", "words: no sentence can be left empty" },
        { "confirm.by", "Please confirm soon.", "{until} in it, as in the usual words" },
        { "confirm.by", "By {until} or {closes}", "no {closes}: it has {until}" },
        { "confirm.by", "By {until} {Until}", "no braces but those of its places: it has {until}" },
        { "confirm.by", "By {{until}", "no braces but those of its places: it has {until}" },
        { "accepted.what", "Congratulations: {until}", "no {until}: this sentence has none" },
        { "accepted.what", "Bravo \U0001F389, ça va de soi !", null },
        { "accepted.what", "Bravo\u00A0: 10.30 p.m., 1/2, R&D \u2013 \u201Cyes\u201D <3", null },
        { "accepted.what", "Two\nlines", "one line, without line breaks and hidden characters" },
        { "accepted.what", "Two\u2028lines", "one line, without line breaks and hidden characters" },
        { "accepted.what", "\u202Eexe.tnemucod", "one line, without line breaks and hidden characters" },
        { "accepted.what", "Hid\u2060den", "one line, without line breaks and hidden characters" },
        { "accepted.what", " Blank before", "no blanks before and after the words" },
        { "accepted.what", "<b>Welcome</b>", "plain words: “<b>”" },
        { "accepted.what", "Welcome <img src=x onerror=alert(1)>", "plain words: “<img src=x onerror=alert(1)>”" },
        { "accepted.what", "<script", "plain words: “<script”" },
        { "accepted.what", "Fish&nbsp;chips", "plain words: “&nbsp;”" },
        { "accepted.what", "See https://example.org/terms", "no address: mail programs make a link of “https://example.org/terms”" },
        { "accepted.what", "See //example/terms", "no address" },
        { "accepted.what", "See www.example", "no address" },
        { "accepted.what", "See example.org", "no address: mail programs make a link of “example.org”" },
        { "accepted.what", "Write to me@example", "no address" },
        { "merge.other", "{number}, {title}.org, {lead}", "no address" },
        { "merge.other", "{number}, {title}@example, {lead}", "no address" },
        { "accepted.subject", "{number} is in: {title}", null },
        { "accepted.subject", "{number} accepted", "{title} in it, as in the usual words" },
        { "accepted.subject", "{number} {title}\r\nBcc: everyone", "one line, without line breaks and hidden characters" },
        { "accepted.subject", "{number}: {title}" + new string('x', 120), "at most 120 characters; these are 137" },
        { "accepted.what", new string('x', 1_001), "at most 1,000 characters; these are 1,001" },
        { "accepted.subject", "{number} On the WAITING list: {title}", "a subject that tells this letter from “waiting-listed”" },
        { "accepted.subject", "{number}, {title}", null },
    };

    [Theory, MemberData(nameof(Sentences))]
    public void Sentence_stands_or_is_refused_with_what_was_expected(string key, string sentence, string? expected)
    {
        var field = new WordingField(key, "en");
        var faults = WordingCheck.Faults(new CallWording([KeyValuePair.Create(field, sentence)]));
        if (expected is null)
            Assert.Empty(faults);
        else
            Assert.Contains(faults, fault => fault.Field == field && fault.Expected.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Usual_words_pass_their_own_check()
    {
        foreach (var language in LetterWords.Languages)
        {
            foreach (var field in WordingPart.All.SelectMany(part => part.Fields(language)))
            {
                // One sentence at a time stands as if it were the call's own: a word is put before it.
                var own = new CallWording([KeyValuePair.Create(field, $"Zu {field.Usual}")]);
                Assert.Equal((field, 1, ""), (field, own.Own.Count, string.Join("; ", WordingCheck.Faults(own).Select(fault => fault.Expected))));
            }
        }
    }

    [Fact]
    public void Two_subjects_made_alike_are_both_refused()
    {
        var own = new CallWording([
            KeyValuePair.Create(new WordingField("accepted.subject", "fr"), "{number} : nouvelles de {title}"),
            KeyValuePair.Create(new WordingField("declined.subject", "fr"), "{number}, nouvelles de {title}"),
        ]);
        Assert.Equal(["accepted.subject.fr", "declined.subject.fr"], WordingCheck.Faults(own).Select(fault => fault.Field.ToString()).Order());
    }

    [Fact]
    public void Every_sentence_but_the_desks_belongs_to_one_part()
    {
        var parts = WordingPart.All.SelectMany(part => part.Keys).ToList();
        Assert.Equal(parts.Count, parts.Distinct().Count());
        // The heading of letters to many names the kind and stands in no letter.
        Assert.All(LetterWords.In("en").Keys.Except(parts), key => Assert.Matches("^((sign-in|digest)[.]|circular[.]heading$)", key));
        Assert.Equal(WordingPart.All.Count, WordingPart.All.Select(part => part.Slug).Distinct().Count());
        Assert.All(WordingPart.All, part => Assert.NotEmpty(part.Keys));
    }

    [Fact]
    public void Every_place_is_explained() => Assert.All(
        WordingPart.All.SelectMany(part => part.Keys).SelectMany(key => LetterWords.In("en").Places(key)).Distinct(), place => Assert.NotEqual(place, WordingPlaces.What(place)));

    [Fact]
    public void Gap_names_the_languages_that_still_have_the_usual_words()
    {
        var own = new CallWording([
            KeyValuePair.Create(new WordingField("accepted.what", "en"), "Welcome."),
            KeyValuePair.Create(new WordingField("declined.what", "en"), "Alas."),
            KeyValuePair.Create(new WordingField("declined.what", "fr"), "Hélas."),
        ]);
        var gap = Assert.Single(own.Gaps(["en", "fr"]));
        Assert.Equal(("accepted.what", "en", "fr"), (gap.Key, Assert.Single(gap.Own), Assert.Single(gap.Usual)));
        Assert.Empty(own.Gaps(["en"]));
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"accepted": {"what": {"en": "By {until}"}}}""", "$.wording.accepted.what.en", "no {until}" },
        { """{"accepted": {"what": {"en": ""}}}""", "$.wording.accepted.what.en", "words: no sentence can be left empty" },
        { """{"accepted": {"what": {"en": 7}}}""", "$.wording.accepted.what.en", "words" },
        { """{"accepted": {"what": "Welcome"}}""", "$.wording.accepted.what", "an object" },
        { """{"accepted": {"nothing": {"en": "x"}}}""", "$.wording.accepted.nothing.en", "a sentence of letters" },
        { """{"sign-in": {"subject": {"en": "x"}}}""", "$.wording.sign-in.subject.en", "a sentence of letters" },
        { """{"accepted": {"what": {"ar": "x"}}}""", "$.wording.accepted.what.ar", "a language that letters are written in: en, fr" },
        { "[]", "$.wording", "an object" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Mistake_in_a_calls_file_is_refused_by_its_path_and_a_kept_file_is_read_without_it(string wording, string path, string expected)
    {
        var json = JsonNode.Parse(Some.MarrakeshJson)!;
        json["wording"] = JsonNode.Parse(wording);
        Assert.Contains(CallReader.Read(json.ToJsonString()).Errors, error => error.Path == path && error.Expected.StartsWith(expected, StringComparison.Ordinal));
        Assert.Empty(CallReader.ReadKept(json.ToJsonString()).Call!.Wording.Own);
    }
}
