using System.Text.Json;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Observation;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Gives a proposal a document whose blob is whole: from here on it exists.</summary>
internal sealed class KeepDocument(ChangeProposal change, FiledContent filed)
{
    /// <param name="upload">On its way; the document is made of it, or not at all.</param>
    public Task<Outcome<Document>> RunAsync(
        Access access, RequestKey? request, Document document, UploadUnderWay upload, Act act, CancellationToken cancellationToken) =>
        change.RunAsync(
            access, request, What(document.Kind, document.Name), (opened, last) => DecideAsync(opened, last, document, upload, act, cancellationToken),
            (answer, _) => Read(answer), cancellationToken);

    /// <summary>What a request with that stored answer gets, before its bytes are taken: another kind, name or length is another file.</summary>
    public static Outcome<Document> Answered(string stored, string kind, string name, long? length) =>
        RequestAnswer.Read(stored, What(kind, name)) is { } answer && Read(answer) is var received && (length ?? received.Bytes) == received.Bytes
            ? new Outcome<Document>.Done(received)
            : Outcome<Document>.No(RequestAnswer.KeyReused);

    private static string What(string kind, string name) => RequestAnswer.Saying($"document-{kind}", name);

    /// <summary>The answer is the document as it was received: it may have been replaced since.</summary>
    private static string Write(Document document) => JsonSerializer.Serialize(document, ContentJson.Options);

    private static Document Read(string answer) => JsonSerializer.Deserialize<Document>(answer, ContentJson.Options)!;

    private async Task<Decision<Document>> DecideAsync(
        Opened opened, CommitOutcome last, Document document, UploadUnderWay upload, Act act, CancellationToken cancellationToken)
    {
        if (opened.Proposal.Documents.FirstOrDefault(kept => kept.Id == document.Id) is { } known)
            return new Decision<Document>.Settled(new Outcome<Document>.Done(known));
        if (last == CommitOutcome.UploadGone)
            return new Decision<Document>.Settled(Outcome<Document>.No(DocumentRefusals.Interrupted));
        var move = opened.Proposal.Receive(opened.Call, document, act, upload.BegunAt);
        if (move is Move.Refused refused)
            return Decision<Document>.Refuse(refused);
        var made = (Move.Made)move;
        var replaced = opened.Proposal.Documents.Except(made.Proposal.Documents).FirstOrDefault();
        var wanted = await DocumentChange.OfAsync(opened, made, replaced, filed, act, cancellationToken);
        return new Decision<Document>.Wanted(wanted with { FinishedUpload = upload.Id }, Write(document), _ =>
        {
            Signals.Received(document.Type, document.Bytes);
            return document;
        });
    }
}

/// <summary>What a change of documents stores besides the proposal.</summary>
internal static class DocumentChange
{
    public static async Task<ProposalChange> OfAsync(
        Opened opened, Move.Made made, Document? dropped, FiledContent filed, Act act, CancellationToken cancellationToken) =>
        new(opened.AsStored(), made)
        {
            DroppedDocument = dropped?.Id,
            Queue = await filed.EntryAsync(opened.Call, made.Proposal, act.At, cancellationToken),
        };
}
