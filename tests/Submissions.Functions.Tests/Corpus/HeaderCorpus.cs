namespace Submissions.Functions.Tests.Corpus;

/// <summary>Headers, ids, queries and paths that are not what they should be.</summary>
internal static class HeaderCorpus
{
    private const string Key = "Authorization: Bearer {key}";

    private static readonly string[] Keys =
    [
        "Authorization: Bearer", "Authorization: Bearer ", "Authorization: bearer wrong", "Authorization: Basic YTpi", "Authorization: {key}", "Authorization: Bearer {key} {key}",
        "Authorization: Bearer {key},Bearer {key}", "Authorization: Bearer \xff\xfe", "Authorization: Bearer ../../etc/passwd", "Authorization: Bearer ' or 1=1 --", "Cookie: link={key}",
        "Authorization: Bearer AAAAAAAAAAAAAAAAAAAAAA", "X-Authorization: Bearer {key}", "Authorization: Bearer {key}=", "Authorization: Digest username=\"a\"",
    ];

    private static readonly string[] Repeats =
    [
        "Idempotency-Key: ", "Idempotency-Key: short", "Idempotency-Key: with a blank in it, though long", "Idempotency-Key: \xfcn\xefc\xf6d\xe9-n\xefc\xf6d\xe9-n\xefc\xf6d\xe9",
        "Idempotency-Key: 0123456789abcdef\r\nIdempotency-Key: 0123456789abcdef", "Idempotency-Key: tab\there-and-there-and",
        "Idempotency-Key: 00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    ];

    private static readonly string[] Matches =
        ["X-None: 1", "If-Match: ", "If-Match: *", "If-Match: W/{etag}", "If-Match: {etag}, {etag}", "If-Match: {etag}\r\nIf-Match: {etag}", "If-Match: nonsense", "If-Match: \"", "If-Match: \"\xff\"", "If-Match: \"old\""];

    private static readonly string[] Ids =
    [
        "x", "{call}", "{call}.", ".{call}", "{call}.short", "{call}.UPPERCASEUPP", "{id}x", "{id}.x", "{call}.000000000000", "%00", "{id}%00", "..%2f{id}", "%2e%2e", "{id}%0d%0aX-Evil:%201",
        "%ff", "%c0%af", "%ed%a0%80", "{id}%20", "%20{id}", "'", "%22%3e%3cscript%3e", "$batch", "~calls", "%F0%9F%8E%89", "{id};a=b", "{id}%3Fx", "{id}%23x", "{id}%5C..", "{id}%252f..",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.234567892345",
    ];

    private static readonly string[] Addresses =
    [
        "GET /api/proposals/{0}", "PUT /api/proposals/{0}", "GET /api/proposals/{0}/findings", "POST /api/proposals/{0}/submit", "GET /api/proposals/{id}/documents/{0}", "GET /api/proposals/{id}/uploads/{0}",
        "PUT /api/proposals/{id}/uploads/{0}?offset=0", "DELETE /api/proposals/{id}/documents/{0}", "GET /api/receipts/{call}/{0}", "GET /api/calls/{0}.x", "POST /api/calls/{0}.x/proposals",
        "GET /api/review/proposals/{0}", "GET /proposals/{0}", "GET /proposals/{id}/link/{0}", "GET /receipts/{call}/{0}", "GET /queue/{call}/{0}", "GET /assets/{0}", "GET /proposals/{id}/documents/{0}",
    ];

    private static readonly string[] Queries =
    [
        "GET /api/review/calls/{call}/proposals?status=nonsense", "GET /api/review/calls/{call}/proposals?status=draft", "GET /api/review/calls/{call}/proposals?sort=title&sort=lead",
        "GET /api/proposals/{id}/content.json?version=0", "GET /api/proposals/{id}/content.json?version=-1", "GET /api/proposals/{id}/content.json?version=1e3", "GET /api/proposals/{id}/content.json?version=99999999999999",
        "GET /api/proposals/{id}/content.json?version=1&version=2", "GET /api/proposals/{id}/content.json?version=%EF%BC%91", "PUT /api/proposals/{id}/uploads/2345678923456789",
        "PUT /api/proposals/{id}/uploads/2345678923456789?offset=", "PUT /api/proposals/{id}/uploads/2345678923456789?offset=-1", "PUT /api/proposals/{id}/uploads/2345678923456789?offset=0x10",
        "PUT /api/proposals/{id}/uploads/2345678923456789?offset=99999999999999999999", "PUT /api/proposals/{id}/uploads/2345678923456789?offset=7", "PUT /api/proposals/{id}/uploads/2345678923456789?offset=9223372036854775807",
        "POST /api/proposals/{id}/documents", "POST /api/proposals/{id}/documents?kind=", "POST /api/proposals/{id}/documents?kind=nonsense", "POST /api/proposals/{id}/documents?kind=other&kind=other",
        "POST /api/proposals/{id}/documents?kind=concept-note%00", "POST /api/proposals/{id}/documents?kind=other&name=a&name=b", "POST /api/proposals/{id}/documents?kind=%ff",
    ];

    private static readonly string[] Odd =
    [
        "GET /api/review/calls/{call}/proposals?after=nonsense", "GET /api/review/calls/{call}/proposals?after=9999999999999999999%7C{id}", "GET /api/review/calls/{call}/proposals?after='%20or%201%20eq%201%20or%20'",
        "GET /api/review/calls/{call}/proposals?after=%00", "GET /queue/{call}?after=nonsense&status=nonsense", "GET /queue/{call}?after=%ff%fe", "GET /?%00", "GET /?a=%zz&b=%", "GET /calls/{call}?=&&==", "GET /receipts?code=%00&call=..",
        "GET /receipts?reference=%3Cscript%3E", "GET /link?link=javascript:alert(1)", "GET /link?link=%00", "GET /openapi.json?x=%ff",
    ];

    public static IEnumerable<Malformed> All() => OfKeys().Concat(OfRepeats()).Concat(OfMatches()).Concat(OfIds()).Concat(OfQueries());

    private static IEnumerable<Malformed> OfKeys() =>
        from line in (string[])["GET /api/proposals/{id}", "POST /api/proposals/{id}/submit", "PUT /api/proposals/{id}", "POST /api/proposals/{id}/documents?kind=other"]
        from key in Keys
        select Malformed.Of($"{line}: {key}", line, null, key, "If-Match: {etag}") with { Ends = OfHeader(key) };

    private static IEnumerable<Malformed> OfRepeats() =>
        from line in (string[])["POST /api/proposals/{id}/submit", "POST /api/proposals/{id}/documents?kind=other", "POST /api/calls/{call}/proposals", "POST /api/proposals/{id}/link"]
        from repeat in Repeats
        select Malformed.Of($"{line}: {repeat}", line, "{}", [Key, .. repeat.Split("\r\n"), "Content-Type: application/json"]) with { Ends = OfHeader(repeat) };

    private static IEnumerable<Malformed> OfMatches() =>
        from match in Matches
        select Malformed.Of($"save under {match}", "PUT /api/proposals/{id}", "{\"title\":\"never\"}", [Key, .. match.Split("\r\n"), "Content-Type: application/json"]) with { Ends = OfHeader(match) };

    private static IEnumerable<Malformed> OfIds() =>
        from address in Addresses
        from id in Ids
        let line = address.Replace("{0}", id, StringComparison.Ordinal)
        select Malformed.Of(line, line, null, Key, "If-Match: {etag}", "Cookie: link={key}") with { Ends = Means(address, id) };

    private static IEnumerable<Malformed> OfQueries() =>
        Queries.Select(line => Malformed.Of(line, line, line.StartsWith('P') ? "%PDF-1.7" : null, Key))
            .Concat(Odd.Select(line => Malformed.Of(line, line) with { Ends = Ends.Harmlessly }));

    /// <summary>A header that is no ASCII ends at the server's own door.</summary>
    private static Ends OfHeader(string header) => header.All(char.IsAscii) ? Ends.Refused : Ends.OnTheWire;

    /// <summary>A server normalises a dotted path before anybody looks at it, and refuses a zero byte; that may be another address of ours.</summary>
    private static Ends Means(string address, string id) =>
        id.Contains("%00", StringComparison.Ordinal) ? Ends.OnTheWire
        : id is "%2e%2e" || (id == "..%2f{id}" && !address.StartsWith("GET /api/review", StringComparison.Ordinal)) ? Ends.Harmlessly
        : Ends.Refused;
}
