using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;
using Submissions.Domain.Rooms;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A proposal with every finding and every place, each with its reasons.</summary>
internal sealed record Checked(Opened Opened, IReadOnlyList<Finding> Findings, IReadOnlyList<PlaceFit> RoomFit);

/// <summary>"Check me": at any time, on what is written now.</summary>
internal sealed class CheckProposal(OpenProposal open, ProposalStore proposals)
{
    public async Task<Checked?> RunAsync(Access access, DateTimeOffset now, CancellationToken cancellationToken) =>
        await open.RunAsync(access, cancellationToken) is { } opened ? await OfAsync(opened, now, cancellationToken) : null;

    public async Task<Checked> OfAsync(Opened opened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var holders = await LeadHoldersAsync(opened, cancellationToken);
        var findings = Check.All(opened.Proposal.Candidate(opened.Call, now, holders));
        return new Checked(opened, findings, RoomFit.Ranked(opened.Call, Demand.Of(opened.Proposal.Content)));
    }

    private async Task<IReadOnlyList<string>> LeadHoldersAsync(Opened opened, CancellationToken cancellationToken)
    {
        var key = opened.Call.Organisations.Key(opened.Proposal.Content.Lead?.Name);
        if (key is null || !opened.Call.Rules.OfType<ProposalsPerLeadRule>().Any())
            return [];
        var claims = await proposals.LeadClaimsAsync(opened.Call.Id, key, cancellationToken);
        return [.. claims.Where(claim => claim.Proposal != opened.Proposal.Id).Select(claim => claim.Reference)];
    }
}
