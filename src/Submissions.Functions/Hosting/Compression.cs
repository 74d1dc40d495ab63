using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Submissions.Functions.Hosting;

/// <summary>Pages and assets travel compressed; answers of the API do not, for they may hold a new key beside what the caller sent.</summary>
internal static class Compression
{
    private static readonly string[] Types =
        ["text/html", "text/css", "text/javascript", "text/plain", "text/calendar", "image/svg+xml", "application/manifest+json"];

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
