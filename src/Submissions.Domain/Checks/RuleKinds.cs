using System.Text.Json;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Checks.Rules;

namespace Submissions.Domain.Checks;

/// <summary>The kinds of rule a call may name. A new one is a file in <c>Rules</c> and a line here.</summary>
public static class RuleKinds
{
    private static readonly SortedDictionary<string, Func<JsonAt, Severity, Rule>> Kinds = new(StringComparer.Ordinal)
    {
        ["audienceShare"] = AudienceShareRule.Read,
        ["characters"] = CharactersRule.Read,
        ["confirmedShare"] = ConfirmedShareRule.Read,
        ["contacts"] = ContactsRule.Read,
        ["document"] = DocumentRule.Read,
        ["genderBalance"] = GenderBalanceRule.Read,
        ["languages"] = LanguagesRule.Read,
        ["leadKinds"] = LeadKindsRule.Read,
        ["moderator"] = ModeratorRule.Read,
        ["organiserKinds"] = OrganiserKindsRule.Read,
        ["organisers"] = OrganisersRule.Read,
        ["panellists"] = PanellistsRule.Read,
        ["priority"] = PriorityRule.Read,
        ["programmeFillsSlot"] = ProgrammeFillsSlotRule.Read,
        ["proposalsPerLead"] = ProposalsPerLeadRule.Read,
        ["required"] = RequiredRule.Read,
        ["roomFit"] = RoomFitRule.Read,
        ["textPerLanguage"] = TextPerLanguageRule.Read,
        ["wishes"] = WishesRule.Read,
        ["words"] = WordsRule.Read,
    };

    private static readonly string[] Severities = ["block", "warn", "inform"];

    /// <summary>Their names, in alphabetical order.</summary>
    public static IReadOnlyCollection<string> Names => Kinds.Keys;

    internal static Rule? Read(JsonAt json)
    {
        var name = json["rule"].OneOf(Names, "a rule");
        var severity = json["severity"].OneOf(Severities, "a severity") switch
        {
            "block" => Severity.Block,
            "warn" => Severity.Warn,
            _ => Severity.Inform,
        };
        if (!Kinds.TryGetValue(name, out var read))
            return null;
        var rule = read(json, severity);
        json.NoOthers();
        return rule;
    }

    internal static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Name);
        rule.WriteData(json);
        json.WriteString("severity", rule.Severity switch { Severity.Block => "block", Severity.Warn => "warn", _ => "inform" });
        json.WriteEndObject();
    }
}
