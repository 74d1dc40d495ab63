using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>
/// Title or description, or both, in each of the languages. The form's own text is in the call's first language; the
/// others are translations.
/// </summary>
public sealed record TextPerLanguageRule(IReadOnlyList<string> Languages, IReadOnlyList<string> Texts) : Rule
{
    internal static readonly string[] Translated = ["title", "description"];

    public override string Name => "textPerLanguage";
    public override Section Section => Section.Description;
    public override string Field => "translations";
    public override string Guideline => $"The {Sentence.And(Texts)} in {Sentence.And(Languages.Select(LanguageNames.English))}.";

    internal static Rule Read(JsonAt json, Severity severity) => new TextPerLanguageRule(
        json["languages"].Distinct(code => code.OneOf(LanguageCodes.All, "a language, ISO 639-1")),
        json["fields"].Distinct(field => field.OneOf(Translated, "a text that can be translated")))
    { Severity = severity };

    public override void WriteData(Utf8JsonWriter json)
    {
        json.WriteList("languages", Languages);
        json.WriteList("fields", Texts);
    }

    public override IEnumerable<Finding> Check(Candidate candidate) =>
        from language in Languages
        where language != candidate.Call.Languages[0]
        from text in Texts
        where Translation(candidate, language, text).IsBlank()
        select Find($"translations.{language}.{text}", $"The {text} in {LanguageNames.English(language)} is missing.", $"Write it, or ask a colleague to; the other languages stay as they are.");

    private static string? Translation(Candidate candidate, string language, string text) =>
        !candidate.Content.Translations.TryGetValue(language, out var translation) ? null : text == "title" ? translation.Title : translation.Description;
}
