using System.Text;

namespace Submissions.Functions.Tests.Corpus;

/// <summary>Bodies that are no JSON, or not the JSON that is expected, at every address that reads JSON.</summary>
internal static class JsonCorpus
{
    private const string Key = "Authorization: Bearer {key}";
    private const string Json = "Content-Type: application/json";

    private static readonly (string Name, string Line)[] Doors =
    [
        ("start", "POST /api/calls/{call}/proposals"),
        ("save", "PUT /api/proposals/{id}"),
        ("link", "POST /api/proposals/{id}/link"),
        ("upload", "POST /api/proposals/{id}/uploads"),
        ("finish", "POST /api/proposals/{id}/uploads/2345678923456789/finish"),
        ("submit", "POST /api/proposals/{id}/submit"),
    ];

    private static readonly (string Name, string Body)[] Texts =
    [
        ("blank", " "), ("half an object", "{"), ("half a text", "{\"title\":\"x"), ("trailing comma", "{\"title\":\"x\",}"), ("single quotes", "{'title':'x'}"),
        ("a comment", "{/* no */}"), ("two objects", "{}{}"), ("a list", "[]"), ("null", "null"), ("a number", "7"), ("a text", "\"x\""), ("infinity", "{\"title\":Infinity}"),
        ("unknown field", "{\"nonsense\":1}"), ("prototype", "{\"__proto__\":{\"admin\":true}}"), ("type field", "{\"$type\":\"System.Diagnostics.Process\"}"), ("reference", "{\"$ref\":\"#\"}"),
        ("raw line feed", "{\"title\":\"a\nb\"}"), ("raw control", "{\"title\":\"a\u0001b\"}"), ("nul", "{\"title\":\"\\u0000\"}"), ("lone surrogate", "{\"title\":\"\\udc00\"}"),
        ("lone surrogate as a name", "{\"\\ud800\":1}"), ("nul as a name", "{\"\\u0000\":1}"), ("bad escape", "{\"title\":\"\\x41\"}"), ("deep lists", "{\"title\":[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]}"),
        ("very deep objects", string.Concat(Enumerable.Repeat("{\"a\":", 5000))), ("huge number", "{\"title\":1e999999}"), ("xml", "<title>x</title>"), ("a form", "title=x&languages=en"),
        ("long name", $"{{\"{new string('n', 5000)}\":1}}"), ("many names", $"{{{string.Join(',', Enumerable.Range(0, 2000).Select(i => $"\"n{i}\":1"))}}}"),
    ];

    private static readonly (string Name, byte[] Body)[] Raw =
    [
        ("UTF-16", Encoding.Unicode.GetBytes("{}")), ("UTF-16 with mark", [0xff, 0xfe, .. Encoding.Unicode.GetBytes("{}")]), ("UTF-32", Encoding.UTF32.GetBytes("{}")),
        ("overlong slash", [.. "{\"title\":\""u8, 0xc0, 0xaf, .. "\"}"u8]), ("overlong nul", [.. "{\"title\":\""u8, 0xc0, 0x80, .. "\"}"u8]),
        ("surrogate in UTF-8", [.. "{\"title\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]), ("beyond Unicode", [.. "{\"title\":\""u8, 0xf4, 0x90, 0x80, 0x80, .. "\"}"u8]),
        ("Latin-1", Encoding.Latin1.GetBytes("{\"title\":\"é\"}")), ("half a character", [.. "{\"title\":\""u8, 0xe2, 0x82, .. "\"}"u8]), ("nul bytes", new byte[64]),
    ];

    private static readonly (string Field, string Json)[] Contents =
    [
        ("title", "{\"title\":{}}"), ("languages", "{\"languages\":{\"0\":\"en\"}}"), ("languages[0]", "{\"languages\":[null]}"), ("chathamHouse", "{\"chathamHouse\":1}"),
        ("organisers[0]", "{\"organisers\":[7]}"), ("organisers[0].lead", "{\"organisers\":[{\"lead\":\"true\"}]}"), ("contacts", "{\"contacts\":\"a@example.org\"}"),
        ("contacts[0].email", "{\"contacts\":[{\"email\":[\"a@example.org\"]}]}"), ("requirements.attendance", "{\"requirements\":{\"attendance\":-1.5}}"),
        ("requirements.microphones", "{\"requirements\":{\"microphones\":2}}"), ("wishes", "{\"wishes\":null}"), ("wishes.slots", "{\"wishes\":{\"slots\":\"fri-breakfast\"}}"),
        ("programme[0].minutes", "{\"programme\":[{\"minutes\":{}}]}"), ("programme[0].who", "{\"programme\":[{\"who\":null}]}"), ("panellists[0].confirmed", "{\"panellists\":[{\"confirmed\":null}]}"),
        ("moderator", "{\"moderator\":[]}"), ("translations", "{\"translations\":[]}"), ("translations.fr", "{\"translations\":{\"fr\":\"x\"}}"), ("title", "{\"title\":\"a\",\"title\":\"b\"}"),
        ("background[0].url", "{\"background\":[{\"url\":false}]}"), ("durationMinutes", "{\"durationMinutes\":[75]}"), ("guidingQuestions[1]", "{\"guidingQuestions\":[\"a\",{}]}"),
    ];

    private static readonly string[] Types =
    [
        "Content-Type: text/plain", "Content-Type: application/xml", "Content-Type: application/json; charset=utf-7", "Content-Type: application/json;charset=", "Content-Type: /", "Content-Type: ;",
        "Content-Type: application/json, text/html", "Content-Type: multipart/form-data", "X-None: 1", "Content-Type: application/json\r\nContent-Encoding: gzip", "Content-Type: application/json\r\nContent-Encoding: br, identity",
    ];

    public static IEnumerable<Malformed> All() => Garbage().Concat(OfContents()).Concat(OfTypes()).Concat(OfSizes());

    private static IEnumerable<Malformed> Garbage() =>
        from door in Doors
        from body in Texts.Select(text => (text.Name, Body: Encoding.UTF8.GetBytes(text.Body))).Concat(Raw)
        select At(door, body.Name, body.Body, Json);

    private static IEnumerable<Malformed> OfContents() =>
        from door in Doors.Take(2)
        from content in Contents
        select At(door, $"{content.Field} as {content.Json}", Encoding.UTF8.GetBytes(content.Json), Json);

    private static IEnumerable<Malformed> OfTypes() =>
        from door in Doors
        from type in Types
        select At(door, type, "{}"u8.ToArray(), type);

    private static IEnumerable<Malformed> OfSizes() =>
        from door in Doors
        from size in (int[])[256 * 1024 + 1, 3 * 1024 * 1024]
        select At(door, $"{size} bytes", Encoding.UTF8.GetBytes($"{{\"title\":\"{new string('x', size)}\"}}"), Json);

    private static Malformed At((string Name, string Line) door, string name, byte[] body, string type) =>
        new($"{door.Name}: {name}", door.Line, [.. type.Split("\r\n"), Key, "If-Match: {etag}"], body);
}
