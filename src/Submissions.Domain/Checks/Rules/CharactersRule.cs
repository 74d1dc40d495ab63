using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>A text's length in characters, as <see cref="WordCount"/> counts them.</summary>
public sealed record CharactersRule(string TextField, int? Min, int? Max) : Rule
{
    public override string Name => "characters";
    public override Section Section => FormFields.SectionOf(TextField);
    public override string Field => TextField;
    public override string Guideline => $"{Sentence.Range(Min, Max)} characters.";

    internal static Rule Read(JsonAt json, Severity severity)
    {
        var (min, max) = json.MinMax(1_000_000);
        return new CharactersRule(json["field"].OneOf(FormFields.Texts, "a text of the form"), min, max) { Severity = severity };
    }

    public override void WriteData(Utf8JsonWriter json)
    {
        json.WriteString("field", TextField);
        json.WriteMinMax(Min, Max);
    }

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var field = FormFields.Of(TextField);
        var count = WordCount.Characters(field.Text!(candidate.Content));
        if (count > Max)
            yield return Find(Field, $"The {field.Words} has {Sentence.Count(count, "character")} of at most {Sentence.Number(Max.Value)}.", $"Shorten it by {Sentence.Count(count - Max.Value, "character")}.");
        else if (count > 0 && count < Min)
            yield return Find(Field, $"The {field.Words} has {Sentence.Count(count, "character")} of at least {Sentence.Number(Min.Value)}.", $"Add {Sentence.Count(Min.Value - count, "character")}.");
    }
}
