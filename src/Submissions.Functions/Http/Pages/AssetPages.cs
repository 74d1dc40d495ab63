using Submissions.Functions.Hosting;
using Submissions.Functions.Views;

namespace Submissions.Functions.Http.Pages;

/// <summary>The sheet, the scripts and the icon.</summary>
internal sealed class AssetPages
{
    [Function("PageAsset")]
    public static IResult Asset([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request, string file)
    {
        if (SiteAssets.Find(file) is not { } asset)
            return Answers.NoSuchPage();
        var headers = request.HttpContext.Response.Headers;
        // An address without the right version is not kept: a page of an older release may still ask by it.
        headers.CacheControl = request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        var packed = request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (packed)
            headers.ContentEncoding = "br";
        return Results.Bytes(packed ? asset.Brotli : asset.Bytes, asset.ContentType, entityTag: new($"\"{asset.Version}{(packed ? "-br" : "")}\""));
    }
}
