using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Submissions.Functions.Hosting;

/// <summary>What a caller sees when no function answered: a problem (RFC 9457) under /api, else a plain page. Never a trace.</summary>
internal static class Failure
{
    /// <summary>What to tell support, and what stands beside the error in the log.</summary>
    public static string Correlation(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    public static Task Answer(HttpContext context, int status) => Answer(context, status, Code(status), Advice(status));

    public static Task Answer(HttpContext context, int status, string code, string detail)
    {
        var title = ReasonPhrases.GetReasonPhrase(status);
        var result = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? Results.Problem(detail, statusCode: status, title: title, type: "about:blank", extensions: new Dictionary<string, object?>
            {
                ["code"] = code,
                ["correlation"] = Correlation(context),
            })
            : Results.Text(Page(title, detail, Correlation(context)), "text/html; charset=utf-8", statusCode: status);
        return result.ExecuteAsync(context);
    }

    private static string Page(string title, string detail, string correlation) =>
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(title)}</title><link rel="stylesheet" href="/assets/site.css"></head>
        <body><header class="top"><div><a class="site" href="/">Side events</a></div></header><main><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(detail)}</p><p><a href="/">All calls for side events</a></p><p>Number for support: {WebUtility.HtmlEncode(correlation)}</p></main></body></html>

        """;

    private static string Code(int status) => status switch
    {
        400 => "bad-request",
        404 => "not-found",
        405 => "method-not-allowed",
        408 => "too-slow",
        413 => "too-large",
        415 => "unsupported-media-type",
        421 => "wrong-host",
        >= 500 => "unexpected",
        _ => "refused",
    };

    private static string Advice(int status) => status switch
    {
        400 => "The request could not be read. Check how it is written and send it again.",
        404 => "There is nothing at this address. Check that it was copied whole.",
        405 => "This address does not take that method. The header Allow names those it takes.",
        408 => "The request came too slowly and was given up. Send it again.",
        413 => "The request is larger than this address takes.",
        415 => "This address does not take that content type.",
        421 => "This server answers at its own address only: localhost, or the one in Site:PublicAddress.",
        >= 500 => "Something went wrong here, not with you. Nothing was changed unless you were told so; try again in a minute.",
        _ => "The request was refused.",
    };
}
