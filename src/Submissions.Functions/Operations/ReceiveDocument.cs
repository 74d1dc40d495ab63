using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Receives a file in one request: the body streams into the blob, then the document is committed.</summary>
internal sealed class ReceiveDocument(
    OpenProposal open, ProposalStore proposals, UploadStore uploads, DocumentIntake intake, KeepDocument keep, TimeProvider clock)
{
    /// <summary>How long an upload may take before what arrived of it is swept.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <param name="length">The announced length in bytes, or null when it is not known: refused before a byte is read when too large.</param>
    public async Task<Outcome<Document>> RunAsync(
        Access access, string kind, string? name, Stream body, long? length, RequestKey? request, Act act, CancellationToken cancellationToken)
    {
        var file = FileName.Clean(name);
        if (await open.RunAsync(access, cancellationToken) is not { } opened)
            return new Outcome<Document>.NotFound();
        if (request is { } key && await proposals.FindAnswerAsync(access.Id, key, cancellationToken) is { } stored)
            return KeepDocument.Answered(stored, kind, file, length);
        if (Refuses(opened, kind, act) is { } refusal)
            return Outcome<Document>.No(refusal);
        if (length > opened.Call.Documents.MaxBytes)
            return Outcome<Document>.No(DocumentRefusals.TooLarge(opened.Call));
        var id = NewId();
        var upload = await uploads.BeginAsync(new UploadUnderWay(access.Id, id, act.At), clock.GetUtcNow() + Patience, cancellationToken);
        var result = await intake.TakeAsync(opened.Call, access.Id, id, body, cancellationToken);
        if (result is not DocumentIntake.Result.Whole whole)
            return Outcome<Document>.No(((DocumentIntake.Result.Refused)result).Refusal);
        if (length is not null && whole.Bytes != length)
            return Outcome<Document>.No(DocumentRefusals.Interrupted);
        var document = new Document(id, kind, file, whole.Bytes, whole.Sha256, whole.Type.Name, clock.GetUtcNow());
        return await keep.RunAsync(access, request, document, upload, act, cancellationToken);
    }

    /// <summary>Why this kind of document is not taken now, before its bytes are.</summary>
    public static Refusal? Refuses(Opened opened, string kind, Act act) =>
        DocumentRefusals.Kinds(opened.Call, opened.Proposal).Contains(kind)
            ? opened.Proposal.RefusesAnother(opened.Call, kind, act)
            : DocumentRefusals.UnknownKind(opened.Call);

#pragma warning disable CA1308 // Ids are written in lower case on purpose: they stand in addresses.
    public static string NewId() => IdFrom(RandomNumberGenerator.GetBytes(48));

    public static string IdFrom(ReadOnlySpan<byte> random) => Symbols.From(random, 16).ToLowerInvariant();
#pragma warning restore CA1308
}
