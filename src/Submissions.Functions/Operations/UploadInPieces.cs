using System.Globalization;
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
/// Receives a file in pieces, so that a broken line costs one piece: begin, append, ask how far it got, finish. What is
/// remembered between requests are the blocks themselves and the row that says when it was begun.
/// </summary>
internal sealed class UploadInPieces(
    OpenProposal open, UploadStore uploads, DocumentBlobs blobs, DocumentIntake intake, KeepDocument keep, TimeProvider clock)
{
    /// <summary>The most a piece may hold, in bytes.</summary>
    public const int PieceBytes = UploadGate.BlockBytes;

    /// <param name="request">The same request again is given the same upload, and how far it got.</param>
    public async Task<Outcome<Upload>> BeginAsync(
        Access access, RequestKey? request, string kind, long bytes, Act act, CancellationToken cancellationToken)
    {
        if (await open.RunAsync(access, cancellationToken) is not { } opened)
            return new Outcome<Upload>.NotFound();
        var id = request is { } key ? IdOf(access.Id, key, kind, bytes) : ReceiveDocument.NewId();
        var begun = request is null ? null : await uploads.FindAsync(access.Id, id, cancellationToken);
        if (ReceiveDocument.Refuses(opened, kind, act with { At = begun?.BegunAt ?? act.At }) is { } refusal)
            return Outcome<Upload>.No(refusal);
        if (bytes < 1)
            return Outcome<Upload>.No(DocumentRefusals.Empty);
        if (bytes > opened.Call.Documents.MaxBytes)
            return Outcome<Upload>.No(DocumentRefusals.TooLarge(opened.Call));
        if (Known(opened, id) is { } document)
            return Done(id, document.Bytes);
        await uploads.BeginAsync(new UploadUnderWay(access.Id, id, act.At), clock.GetUtcNow() + ReceiveDocument.Patience, cancellationToken);
        return Done(id, request is null ? 0 : await blobs.ArrivedAsync(access.Id, id, cancellationToken));
    }

    public async Task<Outcome<Upload>> ArrivedAsync(Access access, string id, CancellationToken cancellationToken)
    {
        if (!IsId(id) || await open.RunAsync(access, cancellationToken) is not { } opened)
            return new Outcome<Upload>.NotFound();
        if (Known(opened, id) is { } document)
            return Done(id, document.Bytes);
        return await uploads.FindAsync(access.Id, id, cancellationToken) is null
            ? new Outcome<Upload>.NotFound()
            : Done(id, await blobs.ArrivedAsync(access.Id, id, cancellationToken));
    }

    /// <summary>Takes a piece that begins where the last one ended; another is refused with where that is.</summary>
    public async Task<Outcome<Upload>> AppendAsync(Access access, string id, long offset, Stream body, CancellationToken cancellationToken)
    {
        if (!IsId(id) || await open.RunAsync(access, cancellationToken) is not { } opened)
            return new Outcome<Upload>.NotFound();
        if (Known(opened, id) is not null || await blobs.IsWholeAsync(access.Id, id, cancellationToken))
            return Outcome<Upload>.No(DocumentRefusals.AlreadyWhole);
        if (await uploads.FindAsync(access.Id, id, cancellationToken) is null)
            return new Outcome<Upload>.NotFound();
        var arrived = await blobs.ArrivedAsync(access.Id, id, cancellationToken);
        if (offset != arrived)
            return Outcome<Upload>.No(DocumentRefusals.Offset(arrived));
        var staged = await intake.StageAsync(opened.Call, access.Id, id, offset, body, null, cancellationToken);
        return staged switch
        {
            Staged.Refused refused => Outcome<Upload>.No(refused.Refusal),
            Staged.Done { End: 0 } => Outcome<Upload>.No(DocumentRefusals.Empty),
            Staged.Done done => Done(id, done.End),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Makes the document of what arrived. The same again gives the same document.</summary>
    /// <param name="bytes">The file's length, as its owner knows it.</param>
    public async Task<Outcome<Document>> FinishAsync(
        Access access, string id, string kind, string? name, long bytes, Act act, CancellationToken cancellationToken)
    {
        if (!IsId(id) || await open.RunAsync(access, cancellationToken) is not { } opened)
            return new Outcome<Document>.NotFound();
        if (Known(opened, id) is { } known)
            return new Outcome<Document>.Done(known);
        if (await uploads.FindAsync(access.Id, id, cancellationToken) is not { } upload)
            return new Outcome<Document>.NotFound();
        if (ReceiveDocument.Refuses(opened, kind, act with { At = upload.BegunAt }) is { } refusal)
            return Outcome<Document>.No(refusal);
        var arrived = await blobs.ArrivedAsync(access.Id, id, cancellationToken);
        if (arrived != bytes || bytes == 0)
            return Outcome<Document>.No(DocumentRefusals.Offset(arrived));
        // False when somebody else was faster: then it is theirs that is looked at.
        await blobs.CommitAsync(access.Id, id, bytes, cancellationToken);
        return await KeepAsync(access, opened, upload, kind, name, bytes, act, cancellationToken);
    }

    private async Task<Outcome<Document>> KeepAsync(
        Access access, Opened opened, UploadUnderWay upload, string kind, string? name, long bytes, Act act, CancellationToken cancellationToken)
    {
        await using var stored = await blobs.OpenAsync(access.Id, upload.Id, cancellationToken);
        if (stored is null)
            return new Outcome<Document>.NotFound();
        var result = await DocumentIntake.MeasureAsync(opened.Call, stored, cancellationToken);
        if (result is not DocumentIntake.Result.Whole whole)
            return Outcome<Document>.No(((DocumentIntake.Result.Refused)result).Refusal);
        if (whole.Bytes != bytes)
            return await StartedAgainAsync(access, upload, cancellationToken);
        var document = new Document(upload.Id, kind, FileName.Clean(name), whole.Bytes, whole.Sha256, whole.Type.Name, clock.GetUtcNow());
        return await keep.RunAsync(access, null, document, upload, act, cancellationToken);
    }

    /// <summary>A piece was sent in another length while the file was put together: none of it is kept.</summary>
    private async Task<Outcome<Document>> StartedAgainAsync(Access access, UploadUnderWay upload, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(access.Id, upload.Id, cancellationToken);
        return Outcome<Document>.No(DocumentRefusals.Offset(0));
    }

    private static Document? Known(Opened opened, string id) => opened.Proposal.Documents.FirstOrDefault(document => document.Id == id);

    /// <summary>Under one key another kind or length is another file, and so another upload: neither is lost.</summary>
    private static string IdOf(ProposalId proposal, RequestKey request, string kind, long bytes) =>
        ReceiveDocument.IdFrom(SHA512.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{proposal} {request.Value} {kind} {bytes}"))));

    private static Outcome<Upload> Done(string id, long arrived) => new Outcome<Upload>.Done(new Upload(id, arrived, PieceBytes));

    private static bool IsId(string id) => id.Length == 16 && id.All(c => !char.IsAsciiLetterUpper(c) && Symbols.Contain(char.ToUpperInvariant(c)));
}
