using System.Text.Json.Nodes;
using Submissions.Domain.Checks;

namespace Submissions.Functions.Views.CallEdit;

internal static class EditRules
{
    private static readonly string[] Severities = ["block", "warn", "inform"];

    public static IEnumerable<EditGroup> Groups(JsonObject file) =>
        file.Rows("rules").Select(row => Group(row.Index, row.Row.Text("rule")));

    private static EditGroup Group(int index, string? rule) => new(
        $"Rule {index + 1}: {rule}", $"rules[{index}]",
        [
            .. RuleShapes.Of(rule).Select(member => Field($"rules[{index}]", member)),
            new EditField($"rules[{index}].severity", "Severity", EditKind.Line) { Known = Severities },
        ]);

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
