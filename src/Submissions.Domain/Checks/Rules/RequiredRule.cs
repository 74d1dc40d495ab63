using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>A field of the form that must be filled.</summary>
public sealed record RequiredRule(string FilledField) : Rule
{
    public override string Name => "required";
    public override Section Section => FormFields.SectionOf(FilledField);
    public override string Field => FilledField;
    public override string Guideline => "This is needed.";

    internal static Rule Read(JsonAt json, Severity severity) =>
        new RequiredRule(json["field"].OneOf(FormFields.Paths, $"a field of the form: {string.Join(", ", FormFields.Paths)}")) { Severity = severity };

    public override void WriteData(Utf8JsonWriter json) => json.WriteString("field", FilledField);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var field = FormFields.Of(FilledField);
        if (!field.IsFilled(candidate.Content))
            yield return Find(Field, $"Nothing is written yet for: {field.Words}.", "Fill it in; a sentence can be enough.");
    }
}
