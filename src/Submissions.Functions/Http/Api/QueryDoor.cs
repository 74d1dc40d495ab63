namespace Submissions.Functions.Http.Api;

/// <summary>
/// Stands before every operation of the API that the address can ask something of: a name behind the question mark that its description does not know
/// is refused, because leaving out a misspelt filter would answer with more than was asked for.
/// </summary>
internal sealed class QueryDoor(RequestDelegate next)
{
    private const int MostTold = 5;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route }
            || OpenApiDocument.QueryNames(context.Request.Method, route) is not { Count: > 0 } known)
            return next(context);
        var unknown = context.Request.Query.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).Take(MostTold).ToList();
        return unknown.Count == 0
            ? next(context)
            : Problem.Of(ProblemCodes.Query, $"Not known here: {string.Join(", ", unknown)}. This address takes {string.Join(", ", known)}.").ExecuteAsync(context);
    }
}
