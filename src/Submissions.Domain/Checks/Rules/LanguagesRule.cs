using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>Languages in which an event may be held.</summary>
public sealed record LanguagesRule(IReadOnlyList<string> Allowed) : Rule
{
    public override string Name => "languages";
    public override Section Section => Section.About;
    public override string Field => "languages";
    public override string Guideline => $"Events are held in {Sentence.Or(Allowed.Select(LanguageNames.English))}.";

    internal static Rule Read(JsonAt json, Severity severity) =>
        new LanguagesRule(json["allowed"].Distinct(code => code.OneOf(LanguageCodes.All, "a language, ISO 639-1"))) { Severity = severity };

    public override void WriteData(Utf8JsonWriter json) => json.WriteList("allowed", Allowed);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var languages = candidate.Content.Languages;
        if (!languages.Any(language => !language.IsBlank()))
            yield return Find(Field, "The language of the event is not given yet.", "Choose one or more.");
        for (var i = 0; i < languages.Count; i++)
        {
            if (LanguageCodes.All.Contains(languages[i]) && !Allowed.Contains(languages[i]))
                yield return Find($"languages[{i}]", $"This call does not offer {LanguageNames.English(languages[i])}.", "Choose another language, or ask for interpretation under Room.");
        }
    }
}
