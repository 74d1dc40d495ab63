using System.Text.Json.Nodes;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Checks;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Checks;

public sealed class RuleShapesTests
{
    public static TheoryData<string> Kinds => [.. RuleKinds.Names];

    /// <summary>A rule with every member of its shape is a rule, and one with a member more is none: the shape is what is read.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void A_shape_has_the_members_that_its_rule_reads_and_no_others(string kind)
    {
        var rule = new JsonObject { ["rule"] = kind, ["severity"] = "warn" };
        foreach (var member in RuleShapes.Of(kind))
            rule[member.Name] = Value(member);
        Assert.Equal([], Errors(rule));
        rule["colour"] = "red";
        var asked = Assert.Single(Errors(rule)).Expected.Split(": ")[1].Split(", ");
        Assert.Equal(RuleShapes.Of(kind).Select(member => member.Name).Concat(["rule", "severity"]).Order(), asked.Order());
    }

    private static IReadOnlyList<CallError> Errors(JsonObject rule)
    {
        var file = JsonNode.Parse(Some.MarrakeshJson)!;
        file["rules"] = new JsonArray(rule.DeepClone());
        return CallReader.Read(file.ToJsonString()).Errors;
    }

    private static JsonNode Value(RuleMember member) => member.Kind switch
    {
        RuleMemberKind.Whole => 2,
        RuleMemberKind.Share => 0.5,
        RuleMemberKind.List => new JsonArray(member.Known.First()),
        _ when member.Known.Count > 0 => member.Known.First(),
        _ => member.Name == "due" ? "closing" : "concept-note",
    };
}
