using System.Globalization;
using System.Text.RegularExpressions;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Http.Pages.Forms;

/// <summary>A button of a repeated group that works without script: <c>add:contacts</c>, <c>remove:contacts[1]</c>, <c>up:</c>, <c>down:</c>.</summary>
internal sealed partial record RowButton(string Action, string Group, int Index)
{
    public static RowButton? Parse(string? pressed)
    {
        if (Form().Match(pressed ?? "") is not { Success: true } match)
            return null;
        var index = match.Groups["index"] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : -1;
        return new RowButton(match.Groups["action"].Value, match.Groups["group"].Value, index);
    }

    /// <summary>The row that the page comes back to.</summary>
    public string Anchor => Action switch
    {
        "up" => $"{Group}[{Math.Max(0, Index - 1)}]",
        "down" => $"{Group}[{Index + 1}]",
        _ => Group,
    };

    /// <summary>How many rows the group has: where a blank one would stand.</summary>
    public int Count(ProposalContent content) => Group switch
    {
        "organisers" => content.Organisers.Count,
        "contacts" => content.Contacts.Count,
        "background" => content.Background.Count,
        "guidingQuestions" => content.GuidingQuestions.Count,
        "panellists" => content.Panellists.Count,
        "programme" => content.Programme.Count,
        _ => 0,
    };

    /// <summary>The content after the button. Adding changes nothing that is kept: the page shows a blank row.</summary>
    public ProposalContent Press(ProposalContent content) => Group switch
    {
        "organisers" => content with { Organisers = In(content.Organisers) },
        "contacts" => content with { Contacts = In(content.Contacts) },
        "background" => content with { Background = In(content.Background) },
        "guidingQuestions" => content with { GuidingQuestions = In(content.GuidingQuestions) },
        "panellists" => content with { Panellists = In(content.Panellists) },
        "programme" => content with { Programme = In(content.Programme) },
        _ => content,
    };

    private IReadOnlyList<T> In<T>(IReadOnlyList<T> rows)
    {
        if (Index < 0 || Index >= rows.Count)
            return rows;
        var changed = rows.ToList();
        changed.RemoveAt(Index);
        if (Action == "up")
            changed.Insert(Math.Max(0, Index - 1), rows[Index]);
        else if (Action == "down")
            changed.Insert(Math.Min(changed.Count, Index + 1), rows[Index]);
        return changed;
    }

    [GeneratedRegex(@"^(?<action>add|remove|up|down):(?<group>[a-zA-Z]{1,20})(\[(?<index>\d{1,4})\])?\z")]
    private static partial Regex Form();
}
