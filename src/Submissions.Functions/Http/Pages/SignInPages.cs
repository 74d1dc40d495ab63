using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Desk;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>The way into the desk.</summary>
internal sealed class SignInPages(AskToSignIn ask, UseSignInLink links, SignInOnLaptop laptop, IHostEnvironment environment)
{
    [Function("PageSignIn")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in")] HttpRequest request) =>
        Page(request.Query["to"], DoneWords(request.Query["done"]));

    /// <summary>Says the same to everyone: nothing in the answer depends on the list.</summary>
    [Function("PageSignInAsk")]
    public async Task<IResult> Ask([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var typed = fields.Line("email");
        if (!EmailAddress.TryParse(typed, out var email))
            return Page(fields.Line("to"), null, typed ?? "", StatusCodes.Status422UnprocessableEntity);
        var context = request.HttpContext;
        await ask.RunAsync(email, OwnPath.Of(fields.Line("to")), OnceOf(fields), new Act("", context.ArrivedAt(), context.Source()), cancellationToken);
        return Answers.SeeOther("/sign-in?done=asked");
    }

    /// <summary>Shows a button and does nothing: mail scanners open links.</summary>
    [Function("PageSignInLink")]
    public async Task<IResult> ShowLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in/{link}")] HttpRequest request, string link, CancellationToken cancellationToken) =>
        LinkKey.TryParse(link, out var key) && await links.FindAsync(key, request.HttpContext.ArrivedAt(), cancellationToken) is { } found
            ? Answers.Page<SignInLinkPage>(new { found.Member, Key = key, Once = FormReading.NewOnce() })
            : NoSuchLink();

    [Function("PageSignInUse")]
    public async Task<IResult> UseLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in/{link}")] HttpRequest request, string link, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var context = request.HttpContext;
        var act = new Act("", context.ArrivedAt(), context.Source());
        if (!LinkKey.TryParse(link, out var key)
            || await links.RunAsync(key, OnceOf(fields), request.Headers.UserAgent, act, cancellationToken) is not { } opened)
            return NoSuchLink();
        SessionCookie.Set(context, opened.Session);
        return Answers.SeeOther(opened.To);
    }

    /// <summary>Without a letter: on a laptop only, by choice, and said on every page of the desk.</summary>
    [Function("PageLaptopSignIn")]
    public async Task<IResult> OnLaptop([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "laptop/sign-in")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (!DeskRoles.TryParse(fields.Line("role"), out var role))
            return Answers.SeeOther("/sign-in");
        var context = request.HttpContext;
        SessionCookie.Set(context, await laptop.RunAsync(role, request.Headers.UserAgent, context.ArrivedAt(), context.Source(), cancellationToken));
        return Answers.SeeOther(OwnPath.Of(fields.Line("to")));
    }

    private IResult Page(string? to, Said? said, string? refused = null, int status = StatusCodes.Status200OK) => Answers.Page<SignInPage>(
        new { To = OwnPath.Of(to), Said = said, Refused = refused, Once = FormReading.NewOnce(), Laptop = environment.IsDevelopment() }, status);

    private static IResult NoSuchLink() => Answers.Problem(
        StatusCodes.Status404NotFound, "This link does not sign in any more",
        "A link to sign in works once and for 15 minutes. It was used, it has run out, or it was not copied whole.", new WayOut("/sign-in", "Ask for a new one"));

    /// <summary>A form without a key, made by no page of ours, is one of its own.</summary>
    private static RequestKey OnceOf(PostedFields fields) =>
        fields.Once() ?? (RequestKey.TryParse(FormReading.NewOnce(), out var made) ? made : throw new InvalidOperationException("A new key is no key."));

    private static Said? DoneWords(string? done) => done switch
    {
        "asked" => new Said("good", "If that address is on the list of the support unit, a letter with a link is on its way. It comes within a minute or two; the link works once, for 15 minutes."),
        "signed-out" => new Said("good", "You are signed out."),
        _ => null,
    };
}

/// <summary>Where to go after signing in: a page of ours, or the desk. Nobody can make our link lead elsewhere.</summary>
internal static class OwnPath
{
    private const string Desk = "/desk";
    private const int Longest = 500;

    public static string Of(string? asked) =>
        asked is { Length: > 1 and <= Longest } && asked[0] == '/' && asked[1] is not ('/' or '\\')
        && asked.All(c => c is > ' ' and < '\x7f' and not '\\')
        && !asked.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(new Uri("https://ours.invalid"), asked, out var address) && address.Host == "ours.invalid"
            ? asked
            : Desk;
}
