using Microsoft.AspNetCore.Components;
using Submissions.Domain.Checks;

namespace Submissions.Functions.Views.Forms;

/// <summary>What all fields have: a path that is name and id, a label, words beside it, and what was found.</summary>
public abstract class FieldBase : ComponentBase
{
    [CascadingParameter] public required FormView Form { get; set; }

    /// <summary>The field's path in the content, as in <c>contacts[2].email</c>.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool Optional { get; set; }

    protected string HintId => $"{Path}-hint";

    protected string RuleId => $"{Path}-rule";

    protected string FindingsId => $"{Path}-findings";

    protected IReadOnlyList<string> Guidelines => [.. Form.Guidelines(Path)];

    protected bool Blocked => Form.At(Path).Any(finding => finding.Severity == Severity.Block);

    protected string FrameClass => Blocked ? "field has-block" : "field";

    protected string DescribedBy =>
        string.Join(' ', new[] { Hint is null ? null : HintId, Guidelines.Count > 0 ? RuleId : null, FindingsId }.OfType<string>());
}
