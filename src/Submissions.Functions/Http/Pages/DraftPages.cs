using System.Globalization;
using System.Text.RegularExpressions;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Drafts;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>What was begun and never filed: how far it is, and more time for one of them.</summary>
internal sealed partial class DraftPages(ListDrafts list, ReadCalls calls, AskOrganisers ask)
{
    [Function("PageDrafts")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "drafts/{call}")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var said = request.Query["done"] == "extended" ? new Said("good", "The deadline of this draft is extended. Its contacts are told, where an address is known.") : null;
        return ShowAsync(request, call, said, StatusCodes.Status200OK, null, cancellationToken);
    }

    /// <summary>Finds one by what its writers sent: a link with its key may be in it, which must not come into an address of ours.</summary>
    [Function("PageDraftFind")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Find(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drafts/{call}")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id) || await calls.FindAsync(id, cancellationToken) is null)
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        return Answers.SeeOther($"/drafts/{id}?of={Named(call, fields.Line("address"))?.Value ?? "none"}");
    }

    [Function("PageDraftExtend")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Extend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drafts/{call}/{id}/deadline")] HttpRequest request, string call, string id, CancellationToken cancellationToken)
    {
        if (PostedAct.Named(call, id) is not { } proposal)
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var act = new UnitAct(proposal, null, fields.Once(), request.HttpContext.DeskAct());
        return await ask.ExtendAsync(act, GivenDay.Read(fields.Line("day")), cancellationToken) switch
        {
            Outcome<Opened>.Done => Answers.SeeOther($"/drafts/{call}?of={proposal}&done=extended"),
            Outcome<Opened>.Refused refused => await ShowAsync(
                request, call, new Said("bad", refused.Refusal.Words), StatusCodes.Status422UnprocessableEntity, new TypedDay(proposal, fields.Line("day")), cancellationToken),
            _ => Answers.NoSuchPage(),
        };
    }

    private async Task<IResult> ShowAsync(HttpRequest request, string call, Said? said, int status, TypedDay? typed, CancellationToken cancellationToken)
    {
        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1;
        var of = request.Query["of"].ToString();
        var only = typed?.Draft ?? PostedAct.Named(call, of);
        return CallId.TryParse(call, out var id) && await list.RunAsync(id, page, only, request.HttpContext.ArrivedAt(), cancellationToken) is { } drafts
            ? Answers.Page<DraftsPage>(
                new
                {
                    List = drafts, IsOne = only is not null, IsNone = only is null && of.Length > 0, Typed = typed, Said = said, Once = FormReading.NewOnce(), Now = request.HttpContext.ArrivedAt(),
                    request.HttpContext.SignedIn().Member,
                },
                status)
            : Answers.NoSuchPage();
    }

    /// <summary>A draft has no number: its writers tell it by its address, which holds its id.</summary>
    private static ProposalId? Named(string call, string? typed) =>
        Ids().Matches(typed ?? "").Select(match => ProposalId.TryParse(match.Value, out var id) && id.Call.Value == call ? id : (ProposalId?)null).FirstOrDefault(id => id is not null);

    [GeneratedRegex(@"[a-z0-9-]{1,64}\.[a-z0-9]{8,20}", RegexOptions.None, 1_000)]
    private static partial Regex Ids();
}
