using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>How far a draft is; what is written in it is its writers' own until they file it.</summary>
/// <param name="Complete">How many of the form's sections have nothing open.</param>
/// <param name="Begun">How many have anything in them, the complete ones too.</param>
/// <param name="Blocking">How many findings keep it from being filed now; 0 when only filing is missing.</param>
/// <param name="Documents">How many files are here.</param>
/// <param name="Recipients">To how many addresses a letter about it goes.</param>
/// <param name="Closes">Its own deadline; null where the call's holds.</param>
internal sealed record DraftAnswer(
    string Id, DateTimeOffset StartedAt, DateTimeOffset SavedAt, int Complete, int Begun, int Blocking, int Documents, int Recipients, DateTimeOffset? Closes)
{
    public static DraftAnswer Of(Draft draft) => new(
        draft.Id.Value, draft.StartedAt, draft.SavedAt, draft.Complete, draft.Begun, draft.Blocking, draft.Documents, draft.Addresses, draft.Closes);
}

/// <summary>A page of a call's drafts, the one saved last first.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Page">Which page this is, from 1; past the last there is nothing on it.</param>
/// <param name="Sections">How many the form has.</param>
/// <param name="Unreadable">The ids of those of the page that cannot be read.</param>
internal sealed record DraftsAnswer(int Total, int Page, int Pages, int Sections, IReadOnlyList<DraftAnswer> Drafts, IReadOnlyList<string> Unreadable);

/// <summary>What was begun and never filed, for programs.</summary>
internal sealed class DraftFunctions(ListDrafts drafts)
{
    [Function("ApiDrafts")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/drafts")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!Query.TryReadPage(request, out var page, out var problem))
            return problem;
        if (!CallId.TryParse(call, out var id) || await drafts.RunAsync(id, page, null, request.HttpContext.ArrivedAt(), cancellationToken) is not { } found)
            return Problem.NotFound;
        var (shown, unreadable) = page == found.Page ? (found.Drafts, found.Unreadable) : ([], []);
        return Answer.Ok(new DraftsAnswer(found.Total, page, found.Pages, Draft.Sections, [.. shown.Select(DraftAnswer.Of)], [.. unreadable.Select(id => id.Value)]));
    }
}
