using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Tests.Api;

public sealed class DocumentTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string, string> Names => new()
    {
        { "plain.pdf", "plain.pdf" },
        { "../../etc/passwd", "passwd" },
        { "C:\\temp\\evil.pdf", "evil.pdf" },
        { "مذكرة مفاهيمية.pdf", "مذكرة مفاهيمية.pdf" },
        { "a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf" },
        { "a\"; filename=\"b.exe", "a\"; filename=\"b.exe" },
        { "\u202Efdp.exe", "fdp.exe" },
        { "a\0b.pdf", "ab.pdf" },
        { "..", "file" },
        { "🎉.pdf", "🎉.pdf" },
        { "<script>alert(1)<.pdf", "<script>alert(1)<.pdf" },
    };

    [Fact]
    public async Task A_file_comes_back_as_it_went_as_an_attachment()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var bytes = File(3 * UploadGate.BlockBytes + 17);
        var kept = (await organiser.UploadAsync("concept-note", bytes, "Note conceptuelle été.pdf")).Expect(HttpStatusCode.Created);
        Assert.Equal(("concept-note", "pdf", bytes.Length), (kept.Get("kind"), kept.Get("type"), kept.Json.GetProperty("bytes").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), kept.Get("sha256"));
        Assert.Equal($"{app.Address}api/proposals/{organiser.Id}/documents/{kept.Get("id")}", kept["Location"]);

        var file = (await organiser.GetAsync(new Uri(kept["Location"]!).AbsolutePath)).Expect(HttpStatusCode.OK);
        Assert.Equal(bytes, file.Bytes);
        Assert.Equal("application/pdf", file["Content-Type"]);
        Assert.Equal("nosniff", file["X-Content-Type-Options"]);
        Assert.Equal("default-src 'none'; sandbox", file["Content-Security-Policy"]);
        Assert.Equal("no-store", file["Cache-Control"]);
        Assert.StartsWith("attachment; filename=", file["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''Note%20conceptuelle%20%C3%A9t%C3%A9.pdf", file["Content-Disposition"], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_name_survives_as_a_name_only(string given, string kept)
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var document = (await organiser.UploadAsync("other", name: given)).Expect(HttpStatusCode.Created);
        Assert.Equal(kept, document.Get("name"));
        var file = (await organiser.GetAsync($"documents/{document.Get("id")}")).Expect(HttpStatusCode.OK);
        var disposition = ContentDispositionHeaderValue.Parse(file["Content-Disposition"]!);
        Assert.Equal(("attachment", kept), (disposition.DispositionType, disposition.FileNameStar));
        Assert.Null(file["Set-Cookie"]);
    }

    [Fact]
    public async Task A_second_file_of_its_kind_replaces_the_first_and_other_files_gather()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var first = (await organiser.UploadAsync("concept-note")).Get("id");
        var second = (await organiser.UploadAsync("concept-note")).Get("id");
        await organiser.UploadAsync("other");
        await organiser.UploadAsync("other");
        var documents = (await organiser.GetAsync()).Json.GetProperty("documents").EnumerateArray().ToList();
        Assert.Equal(["concept-note", "other", "other"], documents.Select(document => document.Get("kind")));
        Assert.Equal(second, documents[0].Get("id"));
        (await organiser.GetAsync($"documents/{first}")).Expect(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_same_upload_again_is_the_same_document()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var key = Organiser.NewKey();
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => organiser.UploadAsync("other", key: key)));
        Assert.Single(replies.Select(reply => reply.Expect(HttpStatusCode.Created).Text).Distinct());
        Assert.Single((await organiser.GetAsync()).Json.GetProperty("documents").EnumerateArray());
        (await organiser.SendAsync(HttpMethod.Delete, $"documents/{replies[0].Get("id")}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(replies[0].Text, (await organiser.UploadAsync("other", key: key)).Expect(HttpStatusCode.Created).Text);
        Assert.Empty((await organiser.GetAsync()).Json.GetProperty("documents").EnumerateArray());
    }

    [Fact]
    public async Task Many_files_at_once_all_arrive()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => organiser.UploadAsync("other")));
        Assert.All(replies, reply => reply.Expect(HttpStatusCode.Created));
        Assert.Equal(12, (await organiser.GetAsync()).Json.GetProperty("documents").GetArrayLength());
    }

    [Fact]
    public async Task A_document_is_removed_once()
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        var path = $"documents/{(await organiser.GetAsync()).Json.GetProperty("documents")[0].Get("id")}";
        var key = Organiser.NewKey();
        (await organiser.SendAsync(HttpMethod.Delete, path, null, ("Idempotency-Key", key))).Expect(HttpStatusCode.NoContent);
        (await organiser.SendAsync(HttpMethod.Delete, path, null, ("Idempotency-Key", key))).Expect(HttpStatusCode.NoContent);
        (await organiser.SendAsync(HttpMethod.Delete, path)).Expect(HttpStatusCode.NotFound, "no-such-document");
        (await organiser.GetAsync(path)).Expect(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_is_not_taken_is_refused_with_what_is()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync(json => json["documents"]!["maxMiB"] = 1));
        var type = (await organiser.UploadAsync("concept-note", "MZ program"u8.ToArray())).Expect(HttpStatusCode.UnsupportedMediaType, "document-type");
        Assert.Contains("pdf, docx, odt", type.Text, StringComparison.Ordinal);
        var large = (await organiser.UploadAsync("concept-note", File((1024 * 1024) + 1))).Expect(HttpStatusCode.RequestEntityTooLarge, "document-too-large");
        Assert.Contains("1 MB", large.Text, StringComparison.Ordinal);
        (await organiser.UploadAsync("concept-note", File(1024 * 1024))).Expect(HttpStatusCode.Created);
        (await organiser.UploadAsync("concept-note", [])).Expect(HttpStatusCode.UnprocessableEntity, "document-empty");
        var kind = (await organiser.UploadAsync("nonsense")).Expect(HttpStatusCode.UnprocessableEntity, "document-kind");
        Assert.Contains("speaker-confirmations", kind.Text, StringComparison.Ordinal);
        (await organiser.SendAsync(HttpMethod.Post, "documents?name=a.pdf", new ByteArrayContent(Organiser.Pdf.ToArray()))).Expect(HttpStatusCode.BadRequest, "query");
        (await organiser.SendAsync(HttpMethod.Post, "documents?kind=other&kind=concept-note", new ByteArrayContent(Organiser.Pdf.ToArray()))).Expect(HttpStatusCode.BadRequest, "query");
        Assert.Single((await organiser.GetAsync()).Json.GetProperty("documents").EnumerateArray());
    }

    [Fact]
    public async Task A_file_announced_or_turning_out_too_large_is_refused_at_once()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync(json => json["documents"]!["maxMiB"] = 1));
        var sized = await RawHttp.ExchangeAsync(app.Address, Head(organiser, "Content-Length: 9999999999"));
        Assert.Contains(" 413 ", sized, StringComparison.Ordinal);
        Assert.Contains("document-too-large", sized, StringComparison.Ordinal);
        using var raw = await RawHttp.ConnectAsync(app.Address);
        await raw.SendAsync(Head(organiser, "Transfer-Encoding: chunked"));
        await raw.SendAsync([.. "400000\r\n"u8, .. File(0x400000), .. "\r\n"u8]);
        Assert.Contains(" 413 ", await raw.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_pieces_goes_on_where_the_line_broke()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var bytes = File(UploadInPieces.PieceBytes + 100);
        var wish = $$"""{"kind":"concept-note","name":"in pieces.pdf","bytes":{{bytes.Length}}}""";
        var key = Organiser.NewKey();
        var begun = (await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json(wish), ("Idempotency-Key", key))).Expect(HttpStatusCode.Created);
        var path = new Uri(begun.Get("url")).AbsolutePath;
        Assert.Equal(begun["Location"], begun.Get("url"));
        Assert.Equal(UploadInPieces.PieceBytes, Arrived(await PutAsync(0, bytes[..UploadInPieces.PieceBytes])));
        Assert.Equal(begun.Get("id"), (await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json(wish), ("Idempotency-Key", key))).Get("id"));

        var gap = (await PutAsync(bytes.Length - 1, bytes[^1..])).Expect(HttpStatusCode.Conflict, "upload-offset");
        Assert.Equal(UploadInPieces.PieceBytes, gap.Json.GetProperty("arrived").GetInt64());
        var early = (await FinishAsync()).Expect(HttpStatusCode.Conflict, "upload-offset");
        Assert.Equal(UploadInPieces.PieceBytes, early.Json.GetProperty("arrived").GetInt64());
        Assert.Equal(UploadInPieces.PieceBytes, Arrived(await organiser.GetAsync(path)));

        Assert.Equal(bytes.Length, Arrived(await PutAsync(UploadInPieces.PieceBytes, bytes[UploadInPieces.PieceBytes..])));
        var document = (await FinishAsync()).Expect(HttpStatusCode.Created);
        Assert.Equal(document.Text, (await FinishAsync()).Expect(HttpStatusCode.Created).Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), document.Get("sha256"));
        Assert.Equal(bytes, (await organiser.GetAsync($"documents/{document.Get("id")}")).Bytes);
        (await PutAsync(bytes.Length, "more"u8.ToArray())).Expect(HttpStatusCode.Conflict, "upload-finished");

        Task<Reply> PutAsync(long offset, byte[] piece) => organiser.SendAsync(HttpMethod.Put, $"{path}?offset={offset}", new ByteArrayContent(piece));
        Task<Reply> FinishAsync() => organiser.SendAsync(HttpMethod.Post, $"{path}/finish", Organiser.Json(wish));
    }

    [Fact]
    public async Task A_piece_is_small_enough_and_of_an_allowed_file()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        (await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json("""{"kind":"concept-note","bytes":99999999}"""))).Expect(HttpStatusCode.RequestEntityTooLarge, "document-too-large");
        (await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json("""{"kind":"concept-note"}"""))).Expect(HttpStatusCode.BadRequest, "json-fields");
        (await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json("""{"kind":"concept-note","bytes":-1}"""))).Expect(HttpStatusCode.UnprocessableEntity, "document-empty");
        var begun = await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json("""{"kind":"concept-note","bytes":9000000}"""));
        var path = $"uploads/{begun.Get("id")}";
        (await PutAsync($"{path}?offset=0", File(UploadInPieces.PieceBytes + 1))).Expect(HttpStatusCode.RequestEntityTooLarge, "piece-too-large");
        (await PutAsync($"{path}?offset=0", "MZ"u8.ToArray())).Expect(HttpStatusCode.UnsupportedMediaType, "document-type");
        (await PutAsync($"{path}?offset=minus", [1])).Expect(HttpStatusCode.BadRequest, "query");
        (await PutAsync(path, [1])).Expect(HttpStatusCode.BadRequest, "query");
        (await PutAsync("uploads/UPPERCASEUPPERCA?offset=0", [1])).Expect(HttpStatusCode.NotFound, "not-found");

        Task<Reply> PutAsync(string to, byte[] piece) => organiser.SendAsync(HttpMethod.Put, to, new ByteArrayContent(piece));
    }

    private static long Arrived(Reply reply) => reply.Expect(HttpStatusCode.OK).Json.GetProperty("arrived").GetInt64();

    private static byte[] Head(Organiser organiser, string header) => System.Text.Encoding.ASCII.GetBytes(
        $"POST {organiser.Path}/documents?kind=other HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {organiser.Key}\r\n{header}\r\nConnection: close\r\n\r\n");

    private static byte[] File(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        Organiser.Pdf.CopyTo(bytes);
        return bytes;
    }
}
