using System.Globalization;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Http.Pages.Forms;

/// <summary>
/// The fields of one posted form, by name. A field's name is its path in the content's JSON (<c>contacts[2].email</c>).
/// Values are kept as typed; only what no person types goes: control characters, half of a surrogate pair, CRLF for LF.
/// </summary>
internal sealed class PostedFields
{

    private readonly Dictionary<string, string[]> values = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];

    public PostedFields(IEnumerable<KeyValuePair<string, string[]>> posted)
    {
        foreach (var (name, typed) in posted)
            values[name] = [.. typed.Select(TypedText.Clean)];
        foreach (var (name, typed) in values)
            Measure(name, typed);
    }

    /// <summary>Everything, as it came: to be shown and sent again.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => values.SelectMany(one => one.Value.Select(value => KeyValuePair.Create(one.Key, value)));

    /// <summary>What was too much to keep; empty for every form a person fills.</summary>
    public IReadOnlyList<Finding> TooMuch => findings;

    /// <summary>Several lines, or null when nothing was typed.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var typed) && typed[0].Length > 0 ? typed[0] : null;

    /// <summary>One line: what was pasted over several becomes one.</summary>
    public string? Line(string name) => Text(name)?.Replace('\n', ' ');

    public Amount Amount(string name) => new(Line(name));

    public bool Ticked(string name) => Text(name) is not null;

    /// <summary>A tick that may never have been answered: left alone it stays unanswered, so that saving changes nothing.</summary>
    public bool? Tick(string name, bool? before) => Ticked(name) ? true : before is null ? null : false;

    /// <summary>The ticked values of a list of boxes, in the page's order.</summary>
    public IReadOnlyList<string> List(string name) =>
        values.TryGetValue(name, out var ticked) ? [.. ticked.Where(value => value.Length > 0).Distinct().Take(Limits.Rows)] : [];

    /// <summary>Every value that was sent under a name, however many.</summary>
    public IReadOnlyList<string> Every(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>The lines of a field that holds one entry a line.</summary>
    public IReadOnlyList<string> Lines(string name) =>
        Text(name)?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The rows of a repeated group as they stand on the page; blank ones at its end are no rows.</summary>
    public IReadOnlyList<T> Rows<T>(string group, Func<string, T> read, Predicate<T> blank)
    {
        var rows = Enumerable.Range(0, CountRows(group)).Select(index => read($"{group}[{index}]")).ToList();
        while (rows.Count > 0 && blank(rows[^1]))
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    private int CountRows(string group) =>
        Math.Min(Limits.Rows, values.Keys.Select(name => IndexIn(name, group) + 1).DefaultIfEmpty(0).Max());

    private static int IndexIn(string name, string group)
    {
        if (!name.StartsWith(group, StringComparison.Ordinal) || name.Length <= group.Length || name[group.Length] != '[')
            return -1;
        var digits = name.AsSpan(group.Length + 1);
        var end = digits.IndexOf(']');
        return end is > 0 and <= 4 && int.TryParse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
    }

    private void Measure(string name, string[] typed)
    {
        var longest = typed.Max(value => value.Length);
        if (longest > Limits.Characters)
            findings.Add(Found(name, $"This field holds {longest:N0} characters; {Limits.Characters:N0} is the most.", "Shorten it, or upload it as a document."));
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket > 0 && IndexIn(name, name[..bracket]) >= Limits.Rows && findings.All(finding => finding.Field != name[..bracket]))
            findings.Add(Found(name[..bracket], $"{Limits.Rows} rows are the most; the rows after it were not kept.", "Remove some, or upload the list as a document."));
    }

    private static Finding Found(string field, string words, string fix) => new(Limits.Rule, Severity.Block, field, words, null, fix);
}
