using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;

namespace Submissions.Functions.AzureTables;

/// <summary>
/// The answers inside a multipart answer. The outer status is 202 even when nothing was written; then one part says why.
/// A body is one line of JSON, so a line that begins with a boundary's dashes ends it.
/// </summary>
internal static class TransactionAnswer
{
    private const string Protocol = "HTTP/1.1 ";

    public static IReadOnlyList<Response> Read(Response response)
    {
        var parts = new List<Response>();
        using var lines = new StringReader(response.Content.ToString());
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(Protocol, StringComparison.Ordinal))
                parts.Add(Part(line[Protocol.Length..], lines));
        }

        return parts;
    }

    private static PartResponse Part(string statusLine, StringReader lines)
    {
        var headers = new List<HttpHeader>();
        while (lines.ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                headers.Add(new HttpHeader(line[..colon], line[(colon + 1)..].Trim()));
        }

        var body = new StringBuilder();
        while (lines.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
            body.Append(line);

        var words = statusLine.Split(' ', 2);
        return new PartResponse(int.Parse(words[0], CultureInfo.InvariantCulture), words.Length > 1 ? words[1] : "", headers, body.ToString());
    }
}
