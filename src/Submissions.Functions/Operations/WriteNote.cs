using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Adds a note to a filed proposal, or strikes one. Notes are no part of the proposal: they change nothing of it and need not wait for it.</summary>
internal sealed class WriteNote(ProposalStore proposals, NoteStore notes)
{
    /// <param name="request">The same key again adds nothing, and with other words is refused.</param>
    public async Task<Outcome<Note>> RunAsync(ProposalId proposal, RequestKey? request, string? words, Act act, CancellationToken cancellationToken)
    {
        if (await proposals.FindAsync(proposal, cancellationToken) is not { Value.Filed: not null })
            return new Outcome<Note>.NotFound();
        if (words.IsBlank())
            return Outcome<Note>.No(Refusal.NoteEmpty);
        if (UnitWords.Refuses(words) is Move.Refused refused)
            return Outcome<Note>.No(refused.Refusal);
        var id = request is { } key ? key.Hash[..16] : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var note = await notes.AddAsync(proposal, new Note(id, act.By, act.At, words!.Trim()) { From = act.From }, cancellationToken);
        return note.Words == words.Trim() ? new Outcome<Note>.Done(note) : Outcome<Note>.No(RequestAnswer.KeyReused);
    }

    public async Task<Outcome<Note>> StrikeAsync(ProposalId proposal, string id, Act act, CancellationToken cancellationToken)
    {
        if (!Note.IsId(id) || await notes.FindAsync(proposal, id, cancellationToken) is not { } stored)
            return Outcome<Note>.No(Refusal.NoSuchNote);
        var (struck, refusal) = stored.Value.Strike(act);
        if (struck is null)
            return Outcome<Note>.No(refusal!);
        if (struck != stored.Value)
            await notes.StrikeAsync(proposal, stored, struck, cancellationToken);
        return new Outcome<Note>.Done(struck);
    }
}
