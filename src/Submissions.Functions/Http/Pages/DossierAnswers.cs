using System.Globalization;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Http.Pages;

/// <summary>
/// One proposal's page, and how an act on it is answered: done is told on the page after it, a refusal on the same page, with
/// everything that was typed; and who acts on less than there is now is told what was added.
/// </summary>
internal sealed class DossierAnswers(ReadForReview review, ReadMembers members, ReadQueueNeighbours beside)
{
    /// <summary>The button of a form that asks for room for another point; no form is sent by it.</summary>
    private const string MorePoints = "more";

    public Task<IResult> PageAsync(HttpRequest request, ProposalId proposal, CancellationToken cancellationToken) =>
        ShowAsync(request, proposal, DossierDone.Of(request.Query["done"]), StatusCodes.Status200OK, view => view, cancellationToken);

    /// <summary>Reads an act that a form of the page posts, has it done, and answers it.</summary>
    /// <param name="done">What was done, as the address says it (<see cref="DossierDone"/>).</param>
    /// <param name="part">The part of the page to go on at.</param>
    public Task<IResult> DoAsync<T>(
        HttpRequest request, string call, string id, string done, string part, Func<UnitAct, PostedFields, Task<Outcome<T>>> run, CancellationToken cancellationToken) =>
        DoAsync(request, call, id, _ => done, part, run, cancellationToken);

    /// <param name="done">What was done, by what was posted.</param>
    public async Task<IResult> DoAsync<T>(
        HttpRequest request, string call, string id, Func<PostedFields, string> done, string part, Func<UnitAct, PostedFields, Task<Outcome<T>>> run,
        CancellationToken cancellationToken)
    {
        var (act, refusal) = await PostedAct.ReadAsync(request, call, id, cancellationToken);
        if (act is null)
            return refusal!;
        if (act.Fields.Line(MorePoints) is not null)
            return await AgainAsync(request, act, cancellationToken);
        var outcome = await run(act.By(request), act.Fields);
        return await AfterAsync(request, act, outcome, done(act.Fields), part, cancellationToken);
    }

    /// <summary>The page again with all that was typed into a form of it, and nothing done; what others did meanwhile is told as ever.</summary>
    private Task<IResult> AgainAsync(HttpRequest request, PostedAct act, CancellationToken cancellationToken) => ShowAsync(
        request, act.Proposal, null, StatusCodes.Status200OK,
        view => view with { Kept = act.Kept, SeenThen = act.Seen < view.Dossier.Seen ? act.Seen : null }, cancellationToken);

    private async Task<IResult> AfterAsync<T>(
        HttpRequest request, PostedAct act, Outcome<T> outcome, string done, string part, CancellationToken cancellationToken) => outcome switch
        {
            Outcome<T>.Done => Answers.SeeOther($"/queue/{act.Proposal.Call}/{act.Proposal}{request.Keeping($"done={done}")}#{part}"),
            Outcome<T>.Refused refused => await ShowAsync(
                request, act.Proposal, new Said("bad", refused.Refusal.Words), StatusCodes.Status422UnprocessableEntity, view => view with { Kept = act.Kept }, cancellationToken),
            Outcome<T>.Changed => await ShowAsync(
                request, act.Proposal, null, StatusCodes.Status409Conflict, view => view with { Kept = act.Kept, SeenThen = act.Seen }, cancellationToken),
            _ => Answers.NoSuchPage(),
        };

    private async Task<IResult> ShowAsync(
        HttpRequest request, ProposalId proposal, Said? said, int status, Func<DossierView, DossierView> with, CancellationToken cancellationToken)
    {
        var (context, unit) = (request.HttpContext, members.RunAsync(cancellationToken));
        if (await review.RunAsync(proposal, context.ArrivedAt(), cancellationToken) is not { } dossier)
            return Answers.NoSuchPage();
        var list = QueueAddress.Read(request.Query, out _);
        var view = new DossierView(dossier, context.SignedIn().Member, (await unit).Value.Members, FormReading.NewOnce(), context.ArrivedAt())
        {
            Query = request.Keeping(null),
            List = list,
            Beside = await beside.RunAsync(proposal, list, context.SignedIn().Member, context.ArrivedAt(), cancellationToken),
            Compared = Compared(request, dossier.Versions),
        };
        return Answers.Page<DossierPage>(new { View = with(view), Said = said }, status);
    }

    private static (int From, int To)? Compared(HttpRequest request, IReadOnlyList<FiledVersion> versions) =>
        Version(request.Query["from"], versions) is { } from && Version(request.Query["to"], versions) is { } to ? (from, to) : null;

    private static int? Version(string? given, IReadOnlyList<FiledVersion> versions) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && versions.Any(version => version.Number == number) ? number : null;
}

/// <summary>An act as a form of the dossier's page posts it.</summary>
/// <param name="Seen">How much of the history the page showed.</param>
/// <param name="Once">Sent twice, done once.</param>
internal sealed record PostedAct(ProposalId Proposal, PostedFields Fields, int Seen, RequestKey? Once)
{
    public UnitAct By(HttpRequest request) => new(Proposal, Seen, Once, request.HttpContext.DeskAct());

    public KeptForm Kept => new(Fields.Line("form") ?? "", Fields.Text);

    /// <summary>The act, or an answer that says why it cannot be read.</summary>
    public static async Task<(PostedAct? Act, IResult? Refusal)> ReadAsync(HttpRequest request, string call, string id, CancellationToken cancellationToken)
    {
        if (Named(call, id) is not { } proposal)
            return (null, Answers.NoSuchPage());
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return (null, refusal);
        // A form without its mark was not ours: it has seen nothing.
        var seen = int.TryParse(fields.Line("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        return (new PostedAct(proposal, fields, seen, fields.Once()), null);
    }

    /// <summary>The proposal that an address of the desk names.</summary>
    public static ProposalId? Named(string call, string id) => ProposalId.TryParse(id, out var proposal) && proposal.Call.Value == call ? proposal : null;
}

internal static class DossierQuery
{
    private static readonly string[] OwnNames = ["done", "from", "to"];

    /// <summary>What stood behind the question mark when the page was opened, without what is the page's own; with one more, if any.</summary>
    public static string Keeping(this HttpRequest request, string? more)
    {
        var kept = request.Query.Where(one => !OwnNames.Contains(one.Key))
            .SelectMany(one => one.Value.Select(value => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(value ?? "")}"));
        return string.Join('&', more is null ? kept : kept.Append(more)) is { Length: > 0 } query ? $"?{query}" : "";
    }
}

/// <summary>What an act did, for the page after it.</summary>
internal static class DossierDone
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["accepted"] = "The document is accepted.",
        ["rejected"] = "The document is rejected. The contacts get your words by letter.",
        ["received"] = "The judgement is taken back. If the organisers had been told that the document was rejected, they are told now that it counts.",
        ["waived"] = "The document need not come.",
        ["unwaived"] = "The document is asked for again.",
        ["assigned"] = "The assignment is changed.",
        ["noted"] = "The note is added.",
        ["struck"] = "The note is struck.",
        ["asked"] = "The organisers are asked: a letter is on its way.",
        ["unasked"] = "It is no longer asked for; the organisers are told.",
        ["read"] = "The answer is off your list.",
        ["extended"] = "The deadline is extended for this proposal; the organisers are told.",
        ["prepared"] = "The decision is prepared. Nobody outside the unit knows of it until it is released.",
        ["undone"] = "The preparation is undone.",
        ["released"] = "The decision is released, and its letters are on their way.",
        ["ended"] = "The acceptance is ended and its place is free; the organisers are told. The waiting list is below.",
        ["placed"] = "The event has its room and time, and the letters are on their way.",
        ["promoted"] = "The proposal is accepted, and the letters are on their way.",
        ["held"] = "The event is marked as held.",
        ["merging"] = "The merge is proposed to both sides.",
        ["unmerged"] = "The merge is called off, and both sides are told.",
    };

    public static Said? Of(string? done) => done is not null && Words.TryGetValue(done, out var words) ? new Said("good", words) : null;
}
