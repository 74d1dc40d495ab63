using System.Globalization;
using Microsoft.Net.Http.Headers;
using Submissions.Domain.Calls;
using Submissions.Domain.Review;

namespace Submissions.Functions.Http.Exports;

/// <summary>An export as an attachment, written while it is read: no size of a call is too large. Nothing on the way keeps it.</summary>
internal sealed class ExportAnswer(ExportFormat format, Call call, IAsyncEnumerable<FiledReading> proposals, DateTimeOffset now) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, stop) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = format.MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName }.ToString();
        return format.Name switch
        {
            "csv" => CsvExport.WriteAsync(response.Body, call, proposals, stop),
            "xlsx" => XlsxExport.WriteAsync(response.Body, call, proposals, stop),
            "docx" => DocxExport.WriteAsync(response.Body, call, proposals, stop),
            _ => JsonExport.WriteAsync(response.Body, proposals, stop),
        };
    }

    /// <summary>"marrakesh-2018-proposals-2018-09-20-1100.csv", the call's clock.</summary>
    private string FileName => $"{call.Id}-proposals-{now.In(call.Zone).ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture)}.{format.Name}";
}
