namespace Submissions.Functions.Hosting;

/// <summary>
/// Refuses what another site makes a browser send. By what browsers say themselves (Sec-Fetch-Site, else Origin, else Referer), and not by tokens,
/// so that no form ever expires. Whoever sends none of the three is no browser, and brings its key itself.
/// </summary>
internal static class CrossSiteRefusal
{
    public static void UseCrossSiteRefusal(this IApplicationBuilder app) => app.Use(next => context =>
        IsSafe(context.Request.Method) || IsOurs(context.Request)
            ? next(context)
            : Failure.Answer(context, StatusCodes.Status403Forbidden, "cross-site-request", "This was sent from another site. Open the page here and send it again."));

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static bool IsOurs(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers["Sec-Fetch-Site"] is { Count: > 0 } site)
            return site is ["same-origin"] or ["none"];
        if (headers.Origin.Count > 0)
            return headers.Origin is [{ } origin] && IsOwn(origin, request) && new Uri(origin).PathAndQuery == "/";
        return headers.Referer.Count == 0 || headers.Referer is [{ } page] && IsOwn(page, request);
    }

    private static bool IsOwn(string address, HttpRequest request) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.GetLeftPart(UriPartial.Authority).Equals(PublicAddress.Of(request).GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
