using Microsoft.Net.Http.Headers;
using Submissions.Domain.Documents;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http;

/// <summary>
/// A document going out, from page or API: to be kept as a file, never to be shown as a page of ours. What it is was told by its content; its
/// name is a name in both spellings of RFC 6266.
/// </summary>
internal sealed class Attachment(OpenedDocument opened) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var bytes = opened.Bytes;
        var (document, response) = (opened.Document, httpContext.Response);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(document.Name);
        response.ContentType = FileType.Named(document.Type)?.MediaType ?? "application/octet-stream";
        response.ContentLength = document.Bytes;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = $"\"{document.Sha256}\"";
        await bytes.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
