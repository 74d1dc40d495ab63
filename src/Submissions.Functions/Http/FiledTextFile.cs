using System.Text;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http;

/// <summary>The filed text, byte for byte as it was hashed: its SHA-256 is the receipt's. Always saved, never shown by the browser.</summary>
internal static class FiledTextFile
{
    public static IResult Of(HttpResponse response, FiledText filed)
    {
        response.Headers.CacheControl = "no-store";
        return Results.Bytes(Encoding.UTF8.GetBytes(filed.Json), "application/json", $"{filed.Reference}-{filed.Version}.json");
    }
}
