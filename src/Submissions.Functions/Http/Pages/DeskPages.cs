using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Desk;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>Where a member arrives: the calls, and what belongs to the member alone.</summary>
internal sealed class DeskPages(ReadCalls calls, OwnSessions sessions, FindSignedIn find, ReadDigest digest, WriteDigests digests)
{
    [Function("PageDesk")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk")] HttpRequest request, CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        var who = context.SignedIn();
        var now = context.ArrivedAt();
        return Answers.Page<DeskPage>(new
        {
            Calls = await calls.AllAsync(cancellationToken), Now = now, who.Member, Own = who.Session,
            Sessions = await sessions.OfAsync(who.Member, now, cancellationToken), Said = DoneWords(request.Query["done"]),
            Digest = await digest.RunAsync(who.Member, cancellationToken),
        });
    }

    /// <summary>How often the member's digest comes.</summary>
    [Function("PageDeskDigest")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Choose([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/digest")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (!Enum.TryParse<DigestEvery>(fields.Line("every"), ignoreCase: true, out var every) || !Enum.IsDefined(every))
            return Answers.SeeOther("/desk#digest");
        await digests.ChooseAsync(request.HttpContext.SignedIn().Member, every, cancellationToken);
        return Answers.SeeOther("/desk?done=digest#digest");
    }

    /// <summary>Ends this session. Whoever has none is signed out already.</summary>
    [Function("PageSignOut")]
    public async Task<IResult> SignOut([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request, CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        var who = await DeskDoor.WhoAsync(context, find);
        if (who?.Session is { } session)
            await sessions.EndAsync(who.Member, session.Id, AuditKinds.SignedOut, Act(context, who), cancellationToken);
        SessionCookie.Remove(context);
        // The platform's own session is ended at the platform's own address.
        return Answers.SeeOther(who is { Session: null } ? "/.auth/logout?post_logout_redirect_uri=/sign-in" : "/sign-in?done=signed-out");
    }

    [Function("PageDeskSessionEnd")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> End(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/sessions/{session}/end")] HttpRequest request, string session, CancellationToken cancellationToken)
    {
        var who = request.HttpContext.SignedIn();
        await sessions.EndAsync(who.Member, session, AuditKinds.SessionEnded, request.HttpContext.DeskAct(), cancellationToken);
        return Answers.SeeOther(who.Session?.Id == session ? "/sign-in?done=signed-out" : "/desk?done=ended#sessions");
    }

    [Function("PageDeskSessionsEnd")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> EndOthers([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/sessions/end")] HttpRequest request, CancellationToken cancellationToken)
    {
        var who = request.HttpContext.SignedIn();
        await sessions.EndOthersAsync(who.Member, who.Session, request.HttpContext.DeskAct(), cancellationToken);
        return Answers.SeeOther("/desk?done=ended-others#sessions");
    }

    private static Domain.Proposals.Act Act(HttpContext context, SignedIn who) => new(who.Member.Email.Value, context.ArrivedAt(), context.Source());

    private static Said? DoneWords(string? done) => done switch
    {
        "signed-in" => new Said("good", "You are signed in."),
        "digest" => new Said("good", "Kept. Your next letter comes by it."),
        "ended" => new Said("good", "That session has ended. Whoever used it is signed out."),
        "ended-others" => new Said("good", "All your other sessions have ended."),
        _ => null,
    };
}
