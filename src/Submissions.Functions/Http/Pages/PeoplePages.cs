using System.Globalization;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Desk;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>The support unit's list, for its coordinators.</summary>
internal sealed class PeoplePages(ReadMembers members, ChangeMembers change)
{
    [Function("PagePeople")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/people")] HttpRequest request, CancellationToken cancellationToken) =>
        ShowAsync(request, DoneWords(request.Query["done"]), null, StatusCodes.Status200OK, cancellationToken);

    [Function("PagePersonAdd")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/people")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var typed = MemberForm.Read(fields, withAddress: true);
        if (typed.Fault is { } fault)
            return await ShowAsync(request, new Said("bad", fault), typed, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        var act = request.HttpContext.DeskAct();
        var added = new Member(EmailAddress.Parse(typed.Email!), typed.Name!, typed.Role, typed.Language, act.At);
        return await AnswerAsync(request, await change.AddAsync(Seen(fields), added, act, cancellationToken), "added", typed, cancellationToken);
    }

    [Function("PagePersonChange")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Change(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/people/{person}")] HttpRequest request, string person, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var typed = MemberForm.Read(fields, withAddress: false);
        if (typed.Fault is { } fault)
            return await ShowAsync(request, new Said("bad", fault), null, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        var move = await change.ChangeAsync(Seen(fields), person, typed.Name!, typed.Role, typed.Language, request.HttpContext.DeskAct(), cancellationToken);
        return await AnswerAsync(request, move, "changed", null, cancellationToken);
    }

    [Function("PagePersonRemove")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/people/{person}/remove")] HttpRequest request, string person, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var move = await change.RemoveAsync(Seen(fields), person, request.HttpContext.DeskAct(), cancellationToken);
        return await AnswerAsync(request, move, "removed", null, cancellationToken);
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, ListMove move, string done, TypedMember? typed, CancellationToken cancellationToken) => move is ListMove.Refused refused
        ? await ShowAsync(request, new Said("bad", refused.Refusal.Words), typed, StatusCodes.Status409Conflict, cancellationToken)
        : Answers.SeeOther($"/desk/people?done={done}");

    private async Task<IResult> ShowAsync(HttpRequest request, Said? said, TypedMember? typed, int status, CancellationToken cancellationToken)
    {
        var list = (await members.RunAsync(cancellationToken)).Value;
        return Answers.Page<PeoplePage>(new { List = list, Own = request.HttpContext.SignedIn().Member, Said = said, Typed = typed }, status);
    }

    /// <summary>The list's version that the page showed; what is none was never shown.</summary>
    private static int Seen(PostedFields fields) =>
        int.TryParse(fields.Line("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private static Said? DoneWords(string? done) => done switch
    {
        "added" => new Said("good", "Added. They can sign in now, with a letter to that address."),
        "changed" => new Said("good", "Changed. It counts from now on, also where they are signed in."),
        "removed" => new Said("good", "Removed, and signed out everywhere."),
        _ => null,
    };
}
