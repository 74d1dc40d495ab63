using System.Security.Cryptography;
using System.Text;
using Submissions.Domain;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>An upload under way: send the next piece from <paramref name="Arrived"/>.</summary>
/// <param name="Id">Sixteen symbols; it becomes the document's id.</param>
/// <param name="Arrived">Bytes that are here.</param>
/// <param name="PieceBytes">The most a piece may hold.</param>
internal sealed record Upload(string Id, long Arrived, int PieceBytes);

/// <summary>
/// Receives a file in pieces, so that a broken line costs one piece: begin, append, ask how far it got, finish. Nothing is
/// remembered between requests but the blocks themselves.
/// </summary>
internal sealed class UploadInPieces(OpenProposal open, DueStore due, DocumentBlobs blobs, KeepDocument keep, TimeProvider clock)
{
    /// <summary>The most a piece may hold, in bytes.</summary>
    public const int PieceBytes = DocumentIntake.BlockBytes;

    /// <param name="request">The same request again is given the same upload, and how far it got.</param>
    public async Task<Outcome<Upload>> BeginAsync(
        Access access, RequestKey? request, string kind, long bytes, Act act, CancellationToken cancellationToken)
    {
        if (await open.RunAsync(access, cancellationToken) is not { } opened)
            return new Outcome<Upload>.NotFound();
        if (ReceiveDocument.Refuses(opened, kind, act) is { } refusal)
            return Outcome<Upload>.No(refusal);
        if (bytes < 1)
            return Outcome<Upload>.No(DocumentRefusals.Empty);
        if (bytes > opened.Call.Documents.MaxBytes)
            return Outcome<Upload>.No(DocumentRefusals.TooLarge(opened.Call));
        var id = request is { } key ? IdOf(access.Id, key) : ReceiveDocument.NewId();
        await due.WatchBlobAsync(access.Id, id, clock.GetUtcNow() + ReceiveDocument.Patience, cancellationToken);
        return Done(id, request is null ? 0 : await blobs.ArrivedAsync(access.Id, id, cancellationToken));
    }

    public async Task<Outcome<Upload>> ArrivedAsync(Access access, string id, CancellationToken cancellationToken) =>
        IsId(id) && await open.RunAsync(access, cancellationToken) is not null
            ? Done(id, await blobs.ArrivedAsync(access.Id, id, cancellationToken))
            : new Outcome<Upload>.NotFound();

    /// <summary>Takes a piece. One that arrived before is taken again without harm; one with a gap before it is refused.</summary>
    public async Task<Outcome<Upload>> AppendAsync(Access access, string id, long offset, Stream body, CancellationToken cancellationToken)
    {
        if (!IsId(id) || await open.RunAsync(access, cancellationToken) is not { } opened)
            return new Outcome<Upload>.NotFound();
        if (await blobs.IsWholeAsync(access.Id, id, cancellationToken))
            return Outcome<Upload>.No(DocumentRefusals.AlreadyWhole);
        var arrived = await blobs.ArrivedAsync(access.Id, id, cancellationToken);
        if (offset != arrived)
            return Outcome<Upload>.No(DocumentRefusals.Offset(arrived));
        var piece = DocumentIntake.Blocks.Rent(PieceBytes);
        try
        {
            var read = await body.ReadAtLeastAsync(piece.AsMemory(0, PieceBytes), PieceBytes, false, cancellationToken);
            if (offset == 0 && DocumentIntake.Allowed(opened.Call, piece.AsSpan(0, read)) is null)
                return Outcome<Upload>.No(read == 0 ? DocumentRefusals.Empty : DocumentRefusals.WrongType(opened.Call));
            if (offset + read > opened.Call.Documents.MaxBytes)
                return Outcome<Upload>.No(DocumentRefusals.TooLarge(opened.Call));
            if (read > 0)
                await blobs.StageAsync(access.Id, id, offset, piece.AsMemory(0, read), cancellationToken);
            return Done(id, offset + read);
        }
        finally
        {
            DocumentIntake.Blocks.Return(piece);
        }
    }

    /// <summary>Makes the document of what arrived. The same again gives the same document.</summary>
    /// <param name="bytes">The file's length, as its owner knows it.</param>
    public async Task<Outcome<Document>> FinishAsync(
        Access access, string id, string kind, string? name, long bytes, Act act, CancellationToken cancellationToken)
    {
        if (!IsId(id) || await open.RunAsync(access, cancellationToken) is not { } opened)
            return new Outcome<Document>.NotFound();
        if (opened.Proposal.Documents.FirstOrDefault(document => document.Id == id) is { } known)
            return new Outcome<Document>.Done(known);
        if (ReceiveDocument.Refuses(opened, kind, act) is { } refusal)
            return Outcome<Document>.No(refusal);
        var arrived = await blobs.ArrivedAsync(access.Id, id, cancellationToken);
        if (arrived != bytes || bytes == 0)
            return Outcome<Document>.No(DocumentRefusals.Offset(arrived));
        if (!await blobs.IsWholeAsync(access.Id, id, cancellationToken))
            await blobs.CommitAsync(access.Id, id, bytes, cancellationToken);
        return await KeepAsync(access, opened, id, kind, name, act, cancellationToken);
    }

    private async Task<Outcome<Document>> KeepAsync(
        Access access, Opened opened, string id, string kind, string? name, Act act, CancellationToken cancellationToken)
    {
        await using var stored = await blobs.OpenAsync(access.Id, id, cancellationToken);
        if (stored is null)
            return new Outcome<Document>.NotFound();
        var result = await DocumentIntake.MeasureAsync(opened.Call, stored, cancellationToken);
        if (result is not DocumentIntake.Result.Whole whole)
            return Outcome<Document>.No(((DocumentIntake.Result.Refused)result).Refusal);
        var document = new Document(id, kind, FileName.Clean(name), whole.Bytes, whole.Sha256, whole.Type.Name, clock.GetUtcNow());
        return await keep.RunAsync(access, null, document, act, cancellationToken);
    }

    private static string IdOf(ProposalId proposal, RequestKey request) =>
        ReceiveDocument.IdFrom(SHA512.HashData(Encoding.ASCII.GetBytes($"{proposal} {request.Value}")));

    private static Outcome<Upload> Done(string id, long arrived) => new Outcome<Upload>.Done(new Upload(id, arrived, PieceBytes));

    private static bool IsId(string id) => id.Length == 16 && id.All(c => !char.IsAsciiLetterUpper(c) && Symbols.Contain(char.ToUpperInvariant(c)));
}
