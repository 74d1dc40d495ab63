using System.Text;

namespace Submissions.Functions.Tests.Corpus;

/// <summary>What is hardly HTTP: lines, lengths and chunks that are wrong, and lines that break.</summary>
internal static class WireCorpus
{
    private const string Key = "Authorization: Bearer {key}";
    private const string Json = "Content-Type: application/json";
    private const string Start = "POST /api/calls/{call}/proposals";
    private const string Upload = "POST /api/proposals/{id}/documents?kind=other";

    public static IEnumerable<Malformed> All() =>
        Lines().Concat(Chunks()).Concat(Headers()).Concat(Lengths()).Concat(Broken()).Concat(Paths());

    private static IEnumerable<Malformed> Lines() =>
        from line in (string[])
        [
            "GET", "GET /", "GET / HTTP/9.9", "GET / HTTP/1.1 extra", "get / HTTP/1.1", " GET / HTTP/1.1", "GET  / HTTP/1.1", "G\x01T / HTTP/1.1", "GET \\ HTTP/1.1", "GET http:// HTTP/1.1",
            "GET http://evil.example/ HTTP/1.1", "GET * HTTP/1.1", "OPTIONS * HTTP/1.1", "CONNECT localhost:443 HTTP/1.1", "TRACE /api/calls HTTP/1.1", "GET /\x00 HTTP/1.1",
            "GET /\xff HTTP/1.1", "\x16\x03\x01\x02\x00", "POST /api/calls", $"GET /{new string('a', 9000)} HTTP/1.1", $"GET /api/calls?{new string('q', 9000)} HTTP/1.1", $"{new string('M', 9000)} / HTTP/1.1",
        ]
        select Malformed.Of($"line {Short(line)}", line.Contains("HTTP", StringComparison.Ordinal) || line.Length > 20 ? line : $"{line} HTTP/") with { Ends = Ends.OnTheWire };

    private static IEnumerable<Malformed> Headers() =>
        from header in (string[])
        [
            "no colon", ": no name", "Na me: x", "N\x01me: x", "Name: a\x00b", "Name: a\rb", " folded: x", "Host: ", "Host: a b", "Host: evil.example", "Host: localhost:99999999", "Host: [::1", "Host: localhost\r\nHost: localhost",
            $"X-Huge: {new string('h', 40_000)}", $"Cookie: {new string('c', 40_000)}", string.Join("\r\n", Enumerable.Range(0, 150).Select(i => $"X-{i}: {i}")), "Expect: nonsense", "Upgrade: h2c\r\nHTTP2-Settings: AAAA",
            "Cookie: link=\x01; ;;=;=", "Range: bytes=-1,5-2", "Accept: ;;;", "Accept-Language: xx-\xff", "Accept-Encoding: nonsense;q=9", "If-Modified-Since: never", "Origin: null", "Referer: \xff", "X-Forwarded-Host: evil.example",
            "X-Original-URL: /admin", "X-HTTP-Method-Override: DELETE", "X-Azure-Functions-InvocationId: x", "x-ms-client-principal: e30=", "traceparent: 00-zz-zz-zz", "Sec-Fetch-Site: cross-site",
        ]
        from line in (string[])["GET /api/calls/{call}", "GET /", "POST /api/proposals/{id}/withdraw"]
        select Malformed.Of($"{line}, {Short(header)}", line, null, [.. header.Contains("\r\n", StringComparison.Ordinal) ? header.Split("\r\n") : [header], Key]) with { Ends = Ends.OnTheWire };

    private static IEnumerable<Malformed> Lengths() =>
        from line in (string[])[Start, Upload]
        from header in (string[])
        [
            "Content-Length: -1", "Content-Length: x", "Content-Length: 0x2", "Content-Length: 99999999999999999999", "Content-Length: 2\r\nContent-Length: 3", "Content-Length: 2, 3", "Content-Length: ", "Content-Length: +2",
            "Content-Length: 2\r\nTransfer-Encoding: chunked", "Transfer-Encoding: nonsense", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: chunked",
        ]
        from body in (string[])["{}", "zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n{}", "2\r\n{}XX0\r\n\r\n"]
        select Malformed.Of($"{line}, {Short(header)}, {Short(body)}", line, body, [.. header.Split("\r\n"), Key, Json]) with { Ends = Ends.Broken, Unsized = true };

    /// <summary>Whoever waits for an answer is given one.</summary>
    private static IEnumerable<Malformed> Chunks() =>
        from line in (string[])[Start, "PUT /api/proposals/{id}", "POST /api/proposals/{id}/documents?kind=concept-note", "POST /proposals/{id}/about", "POST /api/proposals/{id}/submit"]
        from body in (string[])["zz\r\n", "-1\r\n", "FFFFFFFFFFFFFFFF\r\n{}", "7FFFFFFF0\r\n{}", "2;x\n{}\r\n", "2\r\n{}XX0\r\n\r\n", "\r\n\r\n"]
        select Malformed.Of(
            $"{line}, chunks {body}", line, body, "Transfer-Encoding: chunked", Key, line.Contains("about", StringComparison.Ordinal) ? "Content-Type: application/x-www-form-urlencoded" : Json, "If-Match: {etag}", "Cookie: link={key}")
            with
        { Unsized = true };

    private static IEnumerable<Malformed> Broken() =>
        from line in (string[])[Start, "PUT /api/proposals/{id}", Upload, "PUT /api/proposals/{id}/uploads/2345678923456789?offset=0", "POST /proposals/{id}/about", "POST /proposals/{id}/documents", "POST /api/proposals/{id}/submit"]
        from header in (string[])["Content-Length: 500", "Content-Length: 5000000", "Transfer-Encoding: chunked"]
        from type in (string[])[Json, "Content-Type: multipart/form-data; boundary=b"]
        select new Malformed(
            $"{line}, {header}, {type}, hung up", line, [header, Key, type, "If-Match: {etag}", "Cookie: link={key}"],
            Encoding.UTF8.GetBytes(header.StartsWith("Transfer", StringComparison.Ordinal) ? "40\r\n%PDF-1.7 and no more" : "%PDF-1.7 and no more"))
        { Ends = Ends.Broken, Unsized = true };

    private static IEnumerable<Malformed> Paths() =>
        from path in (string[])
        [
            "/api/../../etc/passwd", "/api/..%2f..%2fetc%2fpasswd", "/..%5c..%5cwindows", "/assets/..%2fappsettings.json", "/assets/%2e%2e%2fappsettings.json", "/assets/....//appsettings.json", "/appsettings.json", "/web.config", "/.git/config",
            "/%2e%2e/%2e%2e/etc/passwd", "//evil.example/%2f..", "/api//calls", "/api/calls//", "/%c0%ae%c0%ae/", "/api/calls/%u0041", "/api/calls/%", "/api/calls/%2", "/api/calls/%zz", "/%ff%fe", "/;/", "/api;x=1/calls",
            "/admin/host/status", "/runtime/webhooks", "/SendLetters", "/SweepBlobs", "/API/CALLS/../SendLetters", "/mail/..%2f..%2fx", "/mail/%00", "/proposals/{id}/about/../../..", "/proposals/{id}/nonsense", "/proposals/{id}/%3Cscript%3E",
        ]
        from method in (string[])["GET", "POST"]
        select Malformed.Of($"{method} {path}", $"{method} {path}", null, "Cookie: link={key}") with { Ends = path.Contains("..", StringComparison.Ordinal) || path.Contains('%', StringComparison.Ordinal) ? Ends.OnTheWire : Ends.Harmlessly };

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…{text.Length}";
}
