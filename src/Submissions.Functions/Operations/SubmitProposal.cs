using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Domain.Review;
using Submissions.Functions.Observation;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A filing as acknowledged.</summary>
internal sealed record Submitted(ProposalId Id, ProposalStatus Status, Reference Reference, DateTimeOffset SubmittedAt, string ReceiptCode);

/// <summary>
/// Files what is written: two reads and one transaction that holds the proposal, its version, receipt, history, letters,
/// due rows, queue rows and the lead's claim. What is acknowledged is stored.
/// </summary>
internal sealed class SubmitProposal(ChangeProposal change, ProposalStore proposals)
{
    public Task<Outcome<Submitted>> RunAsync(Access access, RequestKey? request, Act act, CancellationToken cancellationToken) =>
        change.RunAsync(
            access, request, "submit", (opened, last) => DecideAsync(opened, access.Key, last, act, cancellationToken),
            Replay, cancellationToken);

    private async Task<Decision<Submitted>> DecideAsync(Opened opened, LinkKey key, CommitOutcome last, Act act, CancellationToken cancellationToken)
    {
        var (proposal, call) = (opened.Proposal, opened.Call);
        var place = await LeadPlaceAsync(proposal, call, last, cancellationToken);
        var stamps = new FilingStamps(
            Reference.New(call.Prefix, RandomNumberGenerator.GetBytes(16)),
            Symbols.From(RandomNumberGenerator.GetBytes(64), Receipt.CodeLength), place ?? 0);
        var move = proposal.File(call, stamps, key, act);
        // Filed already, from another window: the same receipt answers it.
        if (move is Move.Refused { Refusal.Code: var code } && code == Refusal.NothingToFile.Code)
            return new Decision<Submitted>.Settled(new Outcome<Submitted>.Done(Result(proposal)));
        if (move is Move.Refused refused)
        {
            Count("refused", refused.Findings);
            return Decision<Submitted>.Refuse(refused);
        }

        if (place is null)
            return new Decision<Submitted>.Settled(Outcome<Submitted>.No(Refusal.LeadHasFiled));
        var made = (Move.Made)move;
        var wanted = new ProposalChange(opened.AsStored(), made)
        {
            Receipt = Receipt.Of(call, made.Proposal),
            Queue = QueueEntry.Of(call, made.Proposal, made.Proposal.Content, act.At, made.Findings),
        };
        var result = Result(made.Proposal);
        return new Decision<Submitted>.Wanted(wanted, Answer(result), _ =>
        {
            Count("filed", made.Findings ?? []);
            return result;
        });
    }

    private static void Count(string outcome, IEnumerable<Finding> findings)
    {
        Signals.Filed(outcome);
        foreach (var finding in findings)
            Signals.Found(finding.Rule, finding.Severity.ToString());
    }

    /// <summary>
    /// The first of the lead's places, without looking: most leads file once. Only when that is taken are the claims read.
    /// Null when the call allows no more; 0 when it does not count.
    /// </summary>
    private async Task<int?> LeadPlaceAsync(Proposal proposal, Call call, CommitOutcome last, CancellationToken cancellationToken)
    {
        if (call.Rules.OfType<ProposalsPerLeadRule>().FirstOrDefault() is not { } rule)
            return 0;
        if (last != CommitOutcome.LeadPlaceTaken || call.Organisations.Key(proposal.Content.Lead?.Name) is not { } key)
            return 1;
        var claims = await proposals.LeadClaimsAsync(call.Id, key, cancellationToken);
        var most = rule.Severity == Severity.Block ? rule.Max : 999;
        var free = Enumerable.Range(1, most).Except(claims.Select(claim => claim.Place));
        return free.Any() ? free.First() : null;
    }

    private static Submitted Result(Proposal proposal) => new(
        proposal.Id, proposal.Status, proposal.Filed!.Reference, proposal.Filed.At, proposal.Filed.ReceiptCode);

    private static string Answer(Submitted result) =>
        $"{result.Status.Slug()} {result.Reference} {result.SubmittedAt:O} {result.ReceiptCode}";

    private static Submitted Replay(string answer, Opened opened)
    {
        var parts = answer.Split(' ');
        return new Submitted(
            opened.Proposal.Id, ProposalStatuses.Parse(parts[0]), Reference.Parse(parts[1]),
            DateTimeOffset.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), parts[3]);
    }
}
