using System.Text;

namespace Submissions.Functions.Tests.Corpus;

/// <summary>How a malformed request must end. Never with a 5xx, never with a trace.</summary>
internal enum Ends
{
    /// <summary>A 4xx that says what to do: a problem from the API, a page from the rest.</summary>
    Refused,

    /// <summary>It may also be understood: what is odd about it does no harm.</summary>
    Harmlessly,

    /// <summary>It is no HTTP: the server may say no more than a status, before any of our code sees it.</summary>
    OnTheWire,

    /// <summary>The line broke: perhaps nobody is there to be told.</summary>
    Broken,
}

/// <summary>One malformed request, in bytes. <c>{id}</c>, <c>{key}</c>, <c>{call}</c>, <c>{document}</c> and <c>{etag}</c> are those of a real draft.</summary>
internal sealed record Malformed(string Name, string Line, IReadOnlyList<string> Headers, byte[] Body)
{
    public Ends Ends { get; init; } = Ends.Refused;

    /// <summary>Without Content-Length, which the headers may hold themselves.</summary>
    public bool Unsized { get; init; }

    public bool IsApi => Line.Contains(" /api", StringComparison.Ordinal);

    public static Malformed Of(string name, string line, string? body = null, params IReadOnlyList<string> headers) =>
        new(name, line, headers, Encoding.UTF8.GetBytes(body ?? ""));

    /// <summary>The request as it goes over the line.</summary>
    public byte[] Bytes(Func<string, string> fill)
    {
        var hasHost = Headers.Any(header => header.StartsWith("Host", StringComparison.Ordinal));
        var head = new StringBuilder(fill(Line)).Append(Line.Contains("HTTP/", StringComparison.Ordinal) ? "\r\n" : " HTTP/1.1\r\n");
        if (!hasHost)
            head.Append("Host: localhost\r\n");
        // What only the support unit may ask is asked by it, so that the oddity is met, and not the door.
        var desk = Line.Contains("/review/", StringComparison.Ordinal) || Line.Contains(" /queue", StringComparison.Ordinal);
        if (desk)
            head.Append(fill("Cookie: desk={session}\r\n"));
        foreach (var header in Headers)
            head.Append(fill(desk ? header.Replace("Bearer {key}", "Bearer {session}", StringComparison.Ordinal) : header)).Append("\r\n");
        if (!Unsized && (Body.Length > 0 || Line.StartsWith('P')))
            head.Append("Content-Length: ").Append(Body.Length).Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("Connection: close\r\n\r\n").ToString()), .. Body];
    }

    public override string ToString() => Name;
}
