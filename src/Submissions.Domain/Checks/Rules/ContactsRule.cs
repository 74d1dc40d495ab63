using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>How many contacts with an address that works. Each address that was typed is checked in every call (<see cref="FormRule"/>).</summary>
public sealed record ContactsRule(int Min) : Rule
{
    public override string Name => "contacts";
    public override Section Section => Section.Organisers;
    public override string Field => "contacts";
    public override string Guideline => $"At least {Sentence.Count(Min, "contact")} with an e-mail address.";

    internal static Rule Read(JsonAt json, Severity severity) => new ContactsRule(json["min"].Whole(1, 20)) { Severity = severity };

    public override void WriteData(Utf8JsonWriter json) => json.WriteNumber("min", Min);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var count = candidate.Content.Contacts.Count(contact => EmailAddress.TryParse(contact.Email, out _));
        if (count < Min)
            yield return Find(Field, $"{Sentence.Subject(count, "contact has", "contacts have")} an address that works; this call asks for {Min}.", "Add a colleague who can answer when you are away.");
    }
}
