using System.Diagnostics;

namespace Submissions.Functions.Observation;

/// <summary>Names the framework's span of a request as OpenTelemetry does. The route, never the path: addresses hold keys.</summary>
internal static class RequestSpan
{
    public static void UseRequestSpan(this IApplicationBuilder app) => app.Use(next => async context =>
    {
        await next(context);
        if (Activity.Current is not { IsAllDataRequested: true } span)
            return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} /{route}";
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (route is not null)
            span.SetTag("http.route", $"/{route}");
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    });
}
