using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Documents;

namespace Submissions.Domain.Checks.Rules;

/// <summary>
/// A document the call asks for, with its own due date. It blocks filing only when it is due by the closing; one that is
/// due later is chased: until then its absence only informs.
/// </summary>
public sealed record DocumentRule(string Kind, DueDate Due) : Rule
{
    public override string Name => "document";
    public override Section Section => Section.Documents;
    public override string Field => $"documents.{Kind}";
    public override string Guideline => $"A document is required: {KindWords}.";

    /// <summary>The kind in words: "concept note".</summary>
    public string KindWords => Sentence.Plain(Kind);

    /// <summary>The last instant it is in time.</summary>
    public DateTimeOffset DueAt(Call call) => Due.At(call);

    internal static Rule Read(JsonAt json, Severity severity)
    {
        var kind = json["kind"].Slug("a kind of document");
        if (kind == Document.OtherKind)
            json["kind"].Expected("a kind other than 'other', which means files nobody asked for");
        if (!DueDate.TryParse(json["due"].Text("closing, a day, or days from the event"), out var due))
            json["due"].Expected("closing, a day as in 2018-11-09, or days from the event as in event+14d");
        return new DocumentRule(kind, due) { Severity = severity };
    }

    public override void WriteData(Utf8JsonWriter json)
    {
        json.WriteString("kind", Kind);
        json.WriteString("due", Due.Written);
    }

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var asked = candidate.Asked(this);
        if (!asked.IsOwed)
            yield break;
        var due = asked.DueAt;
        var when = DeadlineWords.Instant(due, candidate.Call);
        var state = asked.State == DocumentState.Rejected ? "Not accepted" : "Not received yet";
        if (asked.IsLate(candidate.Now) && due > candidate.Call.Window.Closes)
            yield return Find(Field, $"{state}: {KindWords}, due by {when}.", "The due date has passed: write to the support unit.", Late);
        else
            yield return Find(Field, $"{state}: {KindWords}, due by {when}.", "Upload it under Documents.", due <= candidate.Call.Window.Closes ? Severity : Severity.Inform);
    }

    private Severity Late => Severity == Severity.Block ? Severity.Warn : Severity;
}
