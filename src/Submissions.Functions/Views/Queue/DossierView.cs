using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Functions.Views.Queue;

/// <summary>What every block of the dossier's page may want, as one cascading value.</summary>
/// <param name="Once">For the forms' hidden key: sent twice, done once.</param>
public sealed record DossierView(Dossier Dossier, string Once, DateTimeOffset Now)
{
    public Call Call => Dossier.Call;

    public Proposal Proposal => Dossier.Proposal;

    /// <summary>The page's address; the acts' addresses begin with it.</summary>
    public string Base => $"/queue/{Call.Id}/{Proposal.Id}";
}
