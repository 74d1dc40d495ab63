using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks;

/// <summary>What a member of a rule holds, for a form that asks for it.</summary>
public enum RuleMemberKind
{
    Text,
    Whole,
    Share,
    List,
}

/// <summary>A member of a rule in the call's file.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Words">What a form asks.</param>
/// <param name="Known">The values there are, where they are a closed list; else empty.</param>
public sealed record RuleMember(string Name, string Words, RuleMemberKind Kind, IReadOnlyCollection<string> Known);

/// <summary>Which members each kind of rule has. A test holds this against what the rules read.</summary>
public static class RuleShapes
{
    private static readonly RuleMember[] MinMax = [Whole("min", "At least"), Whole("max", "At most")];

    private static readonly Dictionary<string, RuleMember[]> Shapes = new(StringComparer.Ordinal)
    {
        ["audienceShare"] = [Share("min", "Least share of the time, as in 0.2")],
        ["characters"] = [Of("field", "Text", FormFields.Texts), .. MinMax],
        ["confirmedShare"] = [Share("min", "Least share, as in 0.5"), Whole("least", "Least number")],
        ["contacts"] = [Whole("min", "At least")],
        ["document"] = [Text("kind", "Kind, as in concept-note"), Text("due", "Due: closing, a day as in 2018-11-09, or event+14d")],
        ["genderBalance"] = [],
        ["languages"] = [List("allowed", "Languages", LanguageCodes.All)],
        ["leadKinds"] = [List("kinds", "Kinds of lead", OrganiserKind.All)],
        ["moderator"] = [],
        ["organiserKinds"] = [List("leads", "When one of these leads (empty: any)", OrganiserKind.All), List("anyOf", "One of these takes part", OrganiserKind.All)],
        ["organisers"] = MinMax,
        ["panellists"] = MinMax,
        ["priority"] = [List("kinds", "Kinds of lead that come first, in this order", OrganiserKind.All)],
        ["programmeFillsSlot"] = [],
        ["proposalsPerLead"] = [Whole("max", "At most")],
        ["required"] = [Of("field", "Field", FormFields.Paths)],
        ["roomFit"] = [],
        ["textPerLanguage"] = [List("languages", "Languages", LanguageCodes.All), List("fields", "Texts", TextPerLanguageRule.Translated)],
        ["wishes"] = [],
        ["words"] = [Of("field", "Text", FormFields.Texts), .. MinMax],
    };

    /// <summary>The members of a kind; none for a kind there is not.</summary>
    public static IReadOnlyList<RuleMember> Of(string? rule) => rule is not null && Shapes.TryGetValue(rule, out var shape) ? shape : [];

    private static RuleMember Text(string name, string words) => new(name, words, RuleMemberKind.Text, []);

    private static RuleMember Whole(string name, string words) => new(name, words, RuleMemberKind.Whole, []);

    private static RuleMember Share(string name, string words) => new(name, words, RuleMemberKind.Share, []);

    private static RuleMember Of(string name, string words, IReadOnlyCollection<string> known) => new(name, words, RuleMemberKind.Text, known);

    private static RuleMember List(string name, string words, IReadOnlyCollection<string> known) => new(name, words, RuleMemberKind.List, known);
}
