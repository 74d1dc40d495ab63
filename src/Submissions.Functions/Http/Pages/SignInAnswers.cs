using Submissions.Domain.Desk;
using Submissions.Functions.Http.Api;
using Submissions.Functions.Views.Desk;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>What the desk's door answers to whom it does not let in.</summary>
internal static class SignInAnswers
{
    public static IResult NotSignedIn { get; } =
        new Answer(StatusCodes.Status401Unauthorized, Problem.New(ProblemCodes.SignInMissing, "This is for the support unit. Send a session: Authorization: Bearer {session}, or the cookie of a browser that is signed in."))
        {
            ContentType = Problem.MediaType,
            Challenge = "Bearer",
        };

    public static IResult MayNot(DeskRole needed) => Problem.Of(ProblemCodes.RoleTooLow, MayNotWords(needed));

    public static IResult MayNotPage(Member member, DeskRole needed) => Answers.Problem(
        StatusCodes.Status403Forbidden, "Your role does not cover this",
        $"{MayNotWords(needed)} You are signed in as {member.Role.Slug()}; a coordinator can change that on the list of members.", new WayOut("/desk", "To your desk"));

    /// <summary>A page is fetched again after signing in. What was typed into a form is not lost: the page keeps it and sends it again.</summary>
    public static async Task<IResult> PageAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return Answers.SeeOther($"/sign-in?to={Uri.EscapeDataString($"{request.Path}{request.QueryString}")}");
        var (typed, _) = request.HasFormContentType ? await request.ReadFieldsAsync(context.RequestAborted) : (null, null);
        return Answers.Page<SignedOutPage>(
            new { Address = $"{request.Path}{request.QueryString}", Typed = typed?.All ?? [] }, StatusCodes.Status401Unauthorized);
    }

    private static string MayNotWords(DeskRole needed) => needed switch
    {
        DeskRole.Coordinator => "Only a coordinator may do this.",
        DeskRole.Reviewer => "Only a reviewer or a coordinator may do this.",
        _ => "Only the support unit may do this.",
    };
}
