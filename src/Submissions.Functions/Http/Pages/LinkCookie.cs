using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>Remembers on one browser the key that opens one proposal. Its path is the proposal's, so that each has its own.</summary>
internal static class LinkCookie
{
    private const string Name = "link";

    /// <summary>What the request brings for this proposal; null when it is no proposal's id or brings no key.</summary>
    public static Access? Read(HttpRequest request, string id) =>
        ProposalId.TryParse(id, out var proposal) && LinkKey.TryParse(request.Cookies[Name], out var key) ? new Access(proposal, key) : null;

    public static void Set(HttpResponse response, Access access) => response.Cookies.Append(Name, access.Key.Value, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = response.HttpContext.Request.IsHttps,
        Path = $"/proposals/{access.Id}",
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    });
}
