using System.Text.Json.Nodes;
using Submissions.Domain.Checks;

namespace Submissions.Functions.Views.CallEdit;

internal static class EditRules
{
    private static readonly string[] Severities = ["block", "warn", "inform"];

    public static IEnumerable<EditGroup> Groups(JsonObject file) =>
        file.Rows("rules").Select(row => Group(row.Index, row.Row, row.Row.Text("rule")));

    private static EditGroup Group(int index, JsonObject? row, string? rule) => new(
        $"Rule {index + 1}: {rule}", $"rules[{index}]",
        [
            .. RuleShapes.Of(rule).Select(member => Field($"rules[{index}]", member)),
            new EditField($"rules[{index}].severity", "Severity", EditKind.Line) { Known = Severities },
        ])
    {
        Says = FileNodes.Together([.. RuleShapes.Of(rule).Select(member => Says(row, member)), row.Said("severity")]),
    };

    /// <summary>A number needs the words before it; a text speaks for itself.</summary>
    private static string Says(JsonObject? row, RuleMember member) => (row.Said(member.Name), member.Kind) switch
    {
        ({ Length: > 0 } value, RuleMemberKind.Whole or RuleMemberKind.Share) => $"{member.Words.Split(',')[0].ToLowerInvariant()} {value}",
        var (value, _) => value,
    };

    private static EditField Field(string row, RuleMember member) => new($"{row}.{member.Name}", member.Words, Kind(member.Kind))
    {
        Known = member.Kind == RuleMemberKind.List ? [] : member.Known,
        Hint = member is { Kind: RuleMemberKind.List, Known.Count: > 0 and <= 30 } ? $"Of {string.Join(", ", member.Known)}; with commas between." : null,
    };

    private static EditKind Kind(RuleMemberKind kind) => kind switch
    {
        RuleMemberKind.Whole or RuleMemberKind.Share => EditKind.Number,
        RuleMemberKind.List => EditKind.List,
        _ => EditKind.Line,
    };
}
