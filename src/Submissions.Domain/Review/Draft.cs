using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>
/// A proposal that was never filed, as the support unit may see it: how far it is, and nothing of what is written in it. That is
/// its writers' own until they file it (docs/adr/0003).
/// </summary>
/// <param name="SavedAt">When its writers last saved.</param>
/// <param name="Complete">How many of the form's sections have nothing open.</param>
/// <param name="Begun">How many have anything in them; complete ones are among these.</param>
/// <param name="Blocking">How many findings would keep it from being filed now.</param>
/// <param name="Documents">How many files are here.</param>
/// <param name="Addresses">To how many addresses a letter about it would go.</param>
/// <param name="Closes">Its own deadline; null where the call's holds.</param>
public sealed record Draft(
    ProposalId Id, DateTimeOffset StartedAt, DateTimeOffset SavedAt, int Complete, int Begun, int Blocking, int Documents, int Addresses, DateTimeOffset? Closes)
{
    /// <summary>How many sections the form has.</summary>
    public static int Sections => FormSections.Written.Count;

    /// <summary>Whether nothing but pressing "File" is missing.</summary>
    public bool IsReady => Blocking == 0;

    /// <summary>Null once it was filed, or ended otherwise.</summary>
    /// <param name="common">The call as it holds for all.</param>
    public static Draft? Of(Call common, Proposal proposal, DateTimeOffset now)
    {
        if (proposal.Status != ProposalStatus.Draft)
            return null;
        var findings = Check.All(proposal.Candidate(proposal.Content, common.For(proposal), now));
        var sections = FormSections.Written.Select(section => FormSections.ProgressOf(section, proposal.Content, proposal.Documents, findings)).ToList();
        return new Draft(
            proposal.Id, proposal.CreatedAt, proposal.ChangedAt, sections.Count(progress => progress == SectionProgress.Complete),
            sections.Count(progress => progress != SectionProgress.NotStarted), findings.Count(finding => finding.Severity == Severity.Block),
            proposal.Documents.Count, proposal.Recipients.Count, proposal.Asking.Closes);
    }
}

/// <summary>A page of a call's drafts, the one saved last first.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Page">Which page this is, from 1.</param>
public sealed record DraftList(Call Call, IReadOnlyList<Draft> Drafts, int Total, int Page, int Pages)
{
    /// <summary>Those of the page that cannot be read: how far they are, nobody can say.</summary>
    public IReadOnlyList<ProposalId> Unreadable { get; init; } = [];
}
