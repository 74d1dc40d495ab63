using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>One letter's whole fate.</summary>
internal sealed record LetterSeen(Call Call, UnitLetter Letter);

/// <summary>The unit looks at one letter, has it sent again, or stops it: the letter, the history and the audit in one transaction.</summary>
internal sealed class ActOnLetter(ChangeProposal change, CallStore calls, ProposalStore proposals, LetterStore letters, FiledContent filed)
{
    private delegate Move Moving(Opened opened, LetterFate fate, out LetterFate after);

    public async Task<LetterSeen?> ReadAsync(ProposalId proposal, string letter, CancellationToken cancellationToken) =>
        IsId(letter) && await letters.FindAsync(proposal, letter, cancellationToken) is { Value: var fate }
        && await calls.FindAsync(proposal.Call, cancellationToken) is { } call && await proposals.FindAsync(proposal, cancellationToken) is { Value: var about }
            ? new LetterSeen(call, UnitLetter.Of(fate, about.Filed?.Reference, null))
            : null;

    public Task<Outcome<Opened>> SendAgainAsync(ProposalId proposal, string letter, RequestKey? request, Act act, CancellationToken cancellationToken)
    {
        var key = AskOrganisers.FreshKey();
        return RunAsync(
            proposal, letter, request, "again", act, (Opened opened, LetterFate fate, out LetterFate after) => opened.Proposal.SendAgain(fate, key, act, out after), cancellationToken);
    }

    public Task<Outcome<Opened>> StopAsync(ProposalId proposal, string letter, RequestKey? request, Act act, CancellationToken cancellationToken) => RunAsync(
        proposal, letter, request, "stop", act, (Opened opened, LetterFate fate, out LetterFate after) => opened.Proposal.Stop(fate, act, out after), cancellationToken);

    private Task<Outcome<Opened>> RunAsync(
        ProposalId proposal, string letter, RequestKey? request, string what, Act act, Moving move, CancellationToken cancellationToken) => change.RunAsync(
            new Opener.Unit(proposal), request ?? MoveProposal.OwnKey(), $"letter-{what}-{letter}",
            (opened, _) => DecideAsync(opened, letter, act, move, cancellationToken), (_, opened) => opened, cancellationToken);

    private async Task<Decision<Opened>> DecideAsync(Opened opened, string letter, Act act, Moving move, CancellationToken cancellationToken)
    {
        if (!IsId(letter) || await letters.FindAsync(opened.Proposal.Id, letter, cancellationToken) is not { } stored)
            return new Decision<Opened>.Settled(new Outcome<Opened>.NotFound());
        var asked = move(opened, stored.Value, out var after);
        if (asked is Move.Refused refused)
            return Decision<Opened>.Refuse(refused);
        var made = (Move.Made)asked;
        var stays = new ProposalChange(opened.AsStored(), made)
        {
            Letter = (stored, after),
            Queue = await filed.EntryAsync(opened.Call, made.Proposal, act.At, cancellationToken),
        };
        return new Decision<Opened>.Wanted(stays, "done", then => then);
    }

    private static bool IsId(string letter) => letter.Length is > 0 and < 100 && letter.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
