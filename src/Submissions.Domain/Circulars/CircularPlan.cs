using System.Security.Cryptography;
using System.Text;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Circulars;

/// <summary>What a prepared letter to many would do now, in its order, against what was prepared.</summary>
public sealed record CircularPlan(IReadOnlyList<CircularLine> Lines)
{
    /// <param name="now">The proposals as they are, where they still are.</param>
    public static CircularPlan Of(IReadOnlyList<CircularText> texts, IReadOnlyList<CircularItem> items, IReadOnlyDictionary<ProposalId, CircularReading> now) =>
        new([.. items.Select(item => CircularLine.Of(texts, item, now.GetValueOrDefault(item.Proposal)))]);

    /// <summary>Those that are written to.</summary>
    public IEnumerable<CircularLine> Going => Lines.Where(line => line.No is null);

    public int Letters => Going.Sum(line => line.To.Count);

    public IReadOnlyList<CircularLeftOut> LeftOut =>
        [.. Lines.Where(line => line.No is not null).Select(line => new CircularLeftOut(line.Item.Proposal, line.Item.Reference, line.No!.Words))];

    /// <summary>Names exactly these letters; whoever releases sends back what they were shown.</summary>
    public string Seal
    {
        get
        {
            var letters = string.Join('\n', Going.SelectMany(line => line.To.Select(to => $"{line.Item.Proposal} {line.Now!.Language} {to.Address}")));
            return $"{Letters}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)).AsSpan(0, 8))}";
        }
    }
}

/// <summary>One proposal of it.</summary>
/// <param name="Now">Null when it is not there any more.</param>
/// <param name="No">Why it is left out; null when it is not.</param>
/// <param name="Changed">What is otherwise than it was prepared, in words; null for nothing.</param>
public sealed record CircularLine(CircularItem Item, CircularReading? Now, Refusal? No, string? Changed)
{
    public IReadOnlyList<CircularContact> To => No is null ? Now!.To : [];

    public static CircularLine Of(IReadOnlyList<CircularText> texts, CircularItem item, CircularReading? now)
    {
        if (now is null)
            return new(item, null, CircularRefusals.Gone, null);
        var no = now.No ?? (texts.Any(text => text.Language == now.Language) ? null : CircularRefusals.LanguageMissing);
        return new(item, now, no, no is null ? Words(item, now) : null);
    }

    private static string? Words(CircularItem item, CircularReading now)
    {
        var (after, before) = (now.To.Select(contact => contact.Address).ToList(), item.To);
        var gone = before.Except(after, StringComparer.OrdinalIgnoreCase).ToList();
        var come = after.Except(before, StringComparer.OrdinalIgnoreCase).ToList();
        List<string> said = [];
        if (gone.Count > 0)
            said.Add($"no longer to {string.Join(", ", gone)}");
        if (come.Count > 0)
            said.Add($"now to {string.Join(", ", come)}");
        if (item.Language != now.Language)
            said.Add($"now in {LanguageNames.English(now.Language)}");
        return said.Count > 0 ? string.Join("; ", said) : null;
    }
}
