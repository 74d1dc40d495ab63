using Submissions.Domain.Checks;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A page of the queue.</summary>
/// <param name="Total">How many the filter means, on all pages.</param>
/// <param name="Counts">How many of each status the filter means, were it not for the status it asks for.</param>
/// <param name="After">For <c>?after=</c>: the next page; null at the end.</param>
internal sealed record QueueAnswer(IReadOnlyList<QueueRow> Proposals, int Total, IReadOnlyDictionary<string, int> Counts, string? After)
{
    public static QueueAnswer Of(QueueView view) => new(
        [.. view.Slice.Entries.Select(entry => QueueRow.Of(entry, view.AtHand.Viewer))], view.Slice.Total,
        view.Slice.Counts.ToDictionary(count => count.Key.Slug(), count => count.Value), view.Slice.Next?.ToString());
}

/// <param name="Waiting">What waits for the unit, for whoever asks; null in an export, which is for anybody to read.</param>
internal sealed record QueueRow(
    string Id, string Reference, ProposalStatus Status, DateTimeOffset FirstFiledAt, DateTimeOffset ChangedAt, string MovedBy, int Version, string Title, string Lead,
    string? LeadKind, string? LeadCountry, IReadOnlyList<string> Kinds, IReadOnlyList<string> Countries, IReadOnlyList<string> Languages, string? AssignedTo,
    IReadOnlyList<Finding> Findings, Fit BestFit, string BestPlace, IReadOnlyList<string> MissingDocuments, int DocumentsReceived, int DocumentsAsked,
    IReadOnlyList<WaitingAnswer>? Waiting)
{
    public static QueueRow Of(QueueEntry entry, QueueViewer? viewer) => new(
        entry.Id.Value, entry.Reference.Value, entry.Status, entry.FirstFiledAt, entry.ChangedAt, entry.MovedBy, entry.Version, entry.Title, entry.Lead,
        entry.LeadKind, entry.LeadCountry, entry.Kinds, entry.Countries, entry.Languages, entry.AssignedTo?.Value,
        entry.Findings, entry.BestFit, entry.BestPlace, entry.MissingDocuments, entry.DocumentsReceived, entry.DocumentsAsked,
        viewer?.Waiting(entry).Select(waiting => new WaitingAnswer(waiting.What, waiting.Since)).ToList());
}

/// <param name="What">As the queue's <c>waiting</c> filter names it.</param>
internal sealed record WaitingAnswer(string What, DateTimeOffset Since);

/// <summary>A filed proposal with everything there is to judge it by: the text as filed, not as it is being written.</summary>
internal sealed record DossierAnswer(
    string Id, string Call, ProposalStatus Status, FilingAnswer Filed, ProposalContent Content, IReadOnlyList<DocumentAnswer> Documents,
    IReadOnlyList<AskedAnswer> DocumentsAsked, IReadOnlyList<Finding> Findings, IReadOnlyList<PlaceAnswer> RoomFit, IReadOnlyList<VersionAnswer> Versions,
    IReadOnlyList<HistoryEntry> History, IReadOnlyList<LetterAnswer> Letters, IReadOnlyList<ComingAnswer> Coming, string? AssignedTo, IReadOnlyList<NoteAnswer> Notes,
    IReadOnlyList<NeighbourAnswer> SameOrganisations, IReadOnlyList<NeighbourAnswer> Alike,
    AskingAnswer Asking, DecisionAnswer? Decision, PreparedDecision? Prepared, MergeAnswer? Merge, string? MergedInto)
{
    public static DossierAnswer Of(Dossier dossier, HttpRequest request) => new(
        dossier.Proposal.Id.Value, dossier.Call.Id.Value, dossier.Proposal.Status, FilingAnswer.Of(dossier.Proposal.Id, dossier.Proposal.Filed!, request),
        dossier.Filed.Content, [.. dossier.Proposal.Documents.Select(DocumentAnswer.Of)],
        [.. dossier.Asked.Select(AskedAnswer.Of)], dossier.Findings, [.. dossier.RoomFit.Select(PlaceAnswer.Of)],
        [.. dossier.Versions.Select(VersionAnswer.Of)], dossier.History, [.. dossier.Letters.Select(LetterAnswer.Of)],
        [.. Domain.Reminders.Coming.Of(dossier.Call, dossier.Proposal, request.HttpContext.ArrivedAt()).Select(ComingAnswer.Of)], dossier.Proposal.AssignedTo?.Value,
        [.. dossier.Notes.Select(NoteAnswer.Of)], [.. dossier.OfItsOrganisations.Select(NeighbourAnswer.Of)], [.. dossier.Alike.Select(NeighbourAnswer.Of)],
        AskingAnswer.Of(dossier.Proposal, dossier.Call), DecisionAnswer.Of(dossier.Proposal), dossier.Proposal.Deciding.Prepared, MergeAnswer.Of(dossier.Proposal),
        dossier.Proposal.MergedInto?.Reference);
}

/// <summary>Another proposal that is worth a look beside this one.</summary>
/// <param name="Why">In words.</param>
internal sealed record NeighbourAnswer(string Id, string Reference, ProposalStatus Status, string Title, string Lead, string Why)
{
    public static NeighbourAnswer Of(Neighbour neighbour) => new(
        neighbour.Entry.Id.Value, neighbour.Entry.Reference.Value, neighbour.Entry.Status, neighbour.Entry.Title, neighbour.Entry.Lead, neighbour.Why);
}

internal sealed record VersionAnswer(int Number, DateTimeOffset FiledAt, ProposalContent Content, IReadOnlyList<DocumentAnswer> Documents)
{
    public static VersionAnswer Of(FiledVersion version) =>
        new(version.Number, version.At, version.Content, [.. version.Documents.Select(DocumentAnswer.Of)]);
}

/// <summary>A letter and its fate, without the key its link carries.</summary>
internal sealed record LetterAnswer(LetterKind Kind, string To, DateTimeOffset DueAt, string State, int Attempts, DateTimeOffset? SentAt, string? Error)
{
#pragma warning disable CA1308 // States are written in lower case in JSON.
    public static LetterAnswer Of(LetterFate fate) => new(
        fate.Letter.Kind, fate.Letter.To.Value, fate.Letter.DueAt, fate.State.ToString().ToLowerInvariant(), fate.Attempts, fate.SentAt, fate.Error);
#pragma warning restore CA1308
}
