namespace Submissions.Functions.Http.Api;

/// <summary>
/// Stands before every operation of the API: a name behind the question mark that its description does not know
/// is refused, because leaving out a misspelt filter would answer with more than was asked for. What changes something and takes nothing there is let through: a caller may mark its address.
/// </summary>
internal sealed class QueryDoor(RequestDelegate next)
{
    private const int MostTold = 5;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route } || !IsOfApi(route)
            || OpenApiDocument.QueryNames(context.Request.Method, route) is not { } known)
            return next(context);
        var unknown = context.Request.Query.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).Take(MostTold).ToList();
        if (unknown.Count == 0 || (known.Count == 0 && !HttpMethods.IsGet(context.Request.Method)))
            return next(context);
        var takes = known.Count == 0 ? "nothing" : string.Join(", ", known);
        return Problem.Of(ProblemCodes.Query, $"Not known here: {string.Join(", ", unknown)}. Behind the question mark this address takes {takes}.").ExecuteAsync(context);
    }

    /// <summary>Pages and their sheets never wait for the description to be read.</summary>
    private static bool IsOfApi(string route) => route.TrimStart('/').StartsWith("api/", StringComparison.Ordinal);
}
