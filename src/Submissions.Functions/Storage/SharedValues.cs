using Submissions.Domain.Checks;

namespace Submissions.Functions.Storage;

/// <summary>
/// What a call's entries have in common, kept once: kinds, countries, findings and whole lists of them repeat a thousand
/// times. Used by one thread at a time.
/// </summary>
internal sealed class SharedValues
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<Finding, Finding> findings = [];
    private readonly Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);

    public string Of(string text)
    {
        if (texts.TryGetValue(text, out var known))
            return known;
        texts.Add(text);
        return text;
    }

    public string? OfAny(string? text) => text is null ? null : Of(text);

    public IReadOnlyList<string> Of(IReadOnlyList<string> list)
    {
        if (list.Count == 0)
            return [];
        var key = string.Join('\n', list);
        if (!lists.TryGetValue(key, out var known))
            lists[key] = known = [.. list.Select(Of)];
        return known;
    }

    public IReadOnlyList<Finding> Of(IReadOnlyList<Finding> list) => list.Count == 0 ? [] : [.. list.Select(Of)];

    private Finding Of(Finding finding)
    {
        if (findings.TryGetValue(finding, out var known))
            return known;
        var shared = finding with { Rule = Of(finding.Rule), Field = Of(finding.Field) };
        findings[shared] = shared;
        return shared;
    }
}
