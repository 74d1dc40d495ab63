using System.Text;

namespace Submissions.Functions.Tests.Corpus;

/// <summary>Forms as no page of ours sends them. What a person might have meant is kept; the rest is refused with words.</summary>
internal static class FormCorpus
{
    private const string Cookie = "Cookie: link={key}";
    private const string Form = "Content-Type: application/x-www-form-urlencoded";
    private const string Multipart = "Content-Type: multipart/form-data; boundary=b";

    private static readonly string[] Doors =
    [
        "POST /proposals/{id}/about", "POST /proposals/{id}/organisers", "POST /proposals/{id}/description", "POST /proposals/{id}/speakers", "POST /proposals/{id}/room", "POST /proposals/{id}/about/save",
        "POST /proposals/{id}/link", "POST /proposals/{id}/submit", "POST /calls/{call}/proposals", "POST /proposals/{id}/documents", "POST /proposals/{id}/withdraw", "POST /proposals/{id}/uploads",
    ];

    private static readonly string[] Refused = ["Content-Type: application/json", "Content-Type: text/plain", "X-None: 1", "Content-Type: multipart/form-data", "Content-Type: multipart/form-data; boundary=", "Content-Type: nonsense"];

    private static readonly string[] Fields =
    [
        "", "&&&&", "=", "title", "title=%", "title=%zz", "title=%00", "title=%ED%A0%80", "title=%C0%AF", "title=%ff", "title=a%0d%0aX-Evil:%201", "title=%1b%5b31m", "title=a&title=b&title=c",
        "organisers[999999999].name=x", "organisers[-1].name=x", "organisers[x].name=x", "organisers[0][0][0]=x", "organisers[]=x", "organisers[61].name=x", "[0]=x", "]]]][[[[=x", "do=add:nonsense", "do=remove:organisers[99]", "do=up:organisers[0]",
        "do=%00", "do=add", "once=short", "once=%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00", "shown=nonsense", "email=a@b@c", "email=a%0d%0aBcc:x@example.org@example.org", "email=%22%3Cscript%3E%22@example.org", "kind=..%2f..",
        "durationMinutes=99999999999999999999", "requirements.attendance=-1", "requirements.attendance=%D9%A1%D9%A2", "languages=%3Cscript%3E", "country=%00", "translations=fr&translations.fr.title=%00", "__proto__=x", "constructor.prototype=x",
        "bytes=-1&kind=other", "bytes=nonsense&kind=other&name=x", "kind=other&bytes=99999999999999999999",
    ];

    private static readonly (string Name, string Body)[] Parts =
    [
        ("nothing", ""), ("no end", "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx"), ("no name", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"), ("no disposition", "--b\r\n\r\nx\r\n--b--\r\n"),
        ("other boundary", "--c\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n--c--\r\n"), ("bad header", "--b\r\nContent-Disposition form-data\r\n\r\nx\r\n--b--\r\n"),
        ("huge header", $"--b\r\nContent-Disposition: form-data; name=\"{new string('n', 40_000)}\"\r\n\r\nx\r\n--b--\r\n"), ("many headers", $"--b\r\n{string.Concat(Enumerable.Range(0, 60).Select(i => $"X-{i}: x\r\n"))}\r\nx\r\n--b--\r\n"),
        ("file without a name", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--b--\r\n"), ("file where a text is asked for", "--b\r\nContent-Disposition: form-data; name=\"title\"; filename=\"a.exe\"\r\n\r\nMZ\r\n--b--\r\n"),
        ("path as a file's name", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x\"\r\n\r\n%PDF-1.7\r\n--b--\r\n"), ("nul in a file's name", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0b\"\r\n\r\n%PDF-1.7\r\n--b--\r\n"),
        ("bad RFC 5987 name", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''%ff%zz\r\n\r\n%PDF-1.7\r\n--b--\r\n"), ("base64 part", "--b\r\nContent-Disposition: form-data; name=\"title\"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!\r\n--b--\r\n"),
        ("odd charset", "--b\r\nContent-Disposition: form-data; name=\"title\"\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nx\r\n--b--\r\n"),
        ("UTF-7 charset", "--b\r\nContent-Disposition: form-data; name=\"title\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+ADw-script+AD4-\r\n--b--\r\n"),
        ("nested", "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b--\r\n"),
    ];

    public static IEnumerable<Malformed> All() => OfTypes().Concat(OfFields()).Concat(OfSizes()).Concat(OfParts());

    private static IEnumerable<Malformed> OfTypes() =>
        from door in Doors
        from type in Refused
        select Malformed.Of($"{door}, {type}", door, "{\"title\":1}", Cookie, type);

    private static IEnumerable<Malformed> OfFields() =>
        from door in Doors
        from fields in Fields
        select Malformed.Of($"{door}, {fields}", door, fields, Cookie, Form) with { Ends = Ends.Harmlessly };

    private static IEnumerable<Malformed> OfSizes() =>
        from door in Doors
        from body in ((string, string)[])
        [
            ("5,000 fields", string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=x"))), ("a long name", $"{new string('n', 5000)}=x"), ("a long text", $"title={new string('x', 300_000)}"), ("three megabytes", $"title={new string('x', 3_000_000)}"),
        ]
        select Malformed.Of($"{door}, {body.Item1}", door, body.Item2, Cookie, Form) with { Ends = Ends.Harmlessly };

    private static IEnumerable<Malformed> OfParts() =>
        from door in Doors
        from part in Parts
        select new Malformed($"{door}, {part.Name}", door, [Cookie, Multipart], Encoding.Latin1.GetBytes(part.Body)) { Ends = Ends.Harmlessly };
}
