using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Desk;

namespace Submissions.Functions.Http.Pages;

/// <summary>The way into the desk.</summary>
internal sealed class SignInPages(SignInOnLaptop laptop, IHostEnvironment environment)
{
    [Function("PageSignIn")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in")] HttpRequest request) =>
        Answers.Page<SignInPage>(new { To = OwnPath.Of(request.Query["to"]), Laptop = environment.IsDevelopment() });

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
