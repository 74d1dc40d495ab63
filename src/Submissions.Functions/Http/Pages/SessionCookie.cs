using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Http.Pages;

/// <summary>Keeps a member signed in on one browser. Over https its name begins so that no neighbouring site can set one for us.</summary>
internal static class SessionCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Set(HttpContext context, LinkKey key) =>
        context.Response.Cookies.Append(Name(context.Request), key.Value, Options(context.Request, Session.Longest));

    public static void Remove(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context.Request), Options(context.Request, null));

    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-desk" : "desk";

    private static CookieOptions Options(HttpRequest request, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        Path = "/",
        MaxAge = age,
        IsEssential = true,
    };
}
