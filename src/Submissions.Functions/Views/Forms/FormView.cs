using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Forms;

/// <summary>What every field of a section's page needs to know: the call's rules, and what was found where.</summary>
public sealed class FormView
{
    private readonly IReadOnlyDictionary<string, string> written;

    /// <param name="whole">Whether the reader asked to be told all; else only what is written is judged, so that a blank page accuses nobody.</param>
    /// <param name="add">The group that is to show a further, blank row.</param>
    public FormView(Call call, ProposalContent content, IEnumerable<Finding> findings, bool whole, string? add = null)
    {
        (Call, Content, Add) = (call, content, add);
        written = ContentFields.Of(content);
        Findings = [.. findings.Where(finding => whole || finding.Rule == Limits.Rule || written.Hold(finding.Field))];
    }

    public Call Call { get; }

    public ProposalContent Content { get; }

    public string? Add { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IEnumerable<Finding> At(string path) => Findings.Where(finding => finding.Field == path);

    /// <summary>What the call's rules ask of a field, beside it.</summary>
    public IEnumerable<string> Guidelines(string path) => Call.Rules.Where(rule => rule.Field == path).Select(rule => rule.Guideline).Distinct();

    public WordsRule? Words(string path) => Call.Rules.OfType<WordsRule>().FirstOrDefault(rule => rule.Field == path);

    public CharactersRule? Characters(string path) => Call.Rules.OfType<CharactersRule>().FirstOrDefault(rule => rule.Field == path);
}
