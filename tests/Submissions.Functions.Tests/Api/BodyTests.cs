using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Submissions.Functions.Http.Api;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

/// <summary>How a body of JSON is read: whole or not at all, and with every reason.</summary>
public sealed class BodyTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string, string> WrongFields => new()
    {
        { """{"titel":"x"}""", "titel" },
        { """{"Title":"x"}""", "Title" },
        { """{"lead":{"name":"x"}}""", "lead" },
        { """{"title":1}""", "title" },
        { """{"title":["x"]}""", "title" },
        { """{"title":"a","title":"b"}""", "title" },
        { """{"languages":"en"}""", "languages" },
        { """{"languages":null}""", "languages" },
        { """{"languages":["en",null]}""", "languages[1]" },
        { """{"languages":["en",7]}""", "languages[1]" },
        { """{"chathamHouse":"yes"}""", "chathamHouse" },
        { """{"organisers":[{"name":"a"},{"name":"b","leed":true}]}""", "organisers[1].leed" },
        { """{"organisers":[{"lead":null}]}""", "organisers[0].lead" },
        { """{"organisers":{"name":"a"}}""", "organisers" },
        { """{"contacts":["a@example.org"]}""", "contacts[0]" },
        { """{"requirements":{"attendance":1.5}}""", "requirements.attendance" },
        { """{"requirements":{"attendance":true}}""", "requirements.attendance" },
        { """{"requirements":{"attendance":99999999999999999999}}""", "requirements.attendance" },
        { """{"requirements":{"microphones":[]}}""", "requirements.microphones" },
        { """{"requirements":null}""", "requirements" },
        { """{"moderator":"Ms. Rusu"}""", "moderator" },
        { """{"translations":{"fr":{"titre":"x"}}}""", "translations.fr.titre" },
        { """{"translations":{"fr":null}}""", "translations.fr" },
        { """{"translations":[]}""", "translations" },
        { """{"title":"a\u0000b"}""", "title" },
        { """{"title":"a\u001bb"}""", "title" },
        { """{"title":"a\u007fb"}""", "title" },
        { """{"title":"\ud83d"}""", "title" },
        { """{"title":"\ude00\ud83d"}""", "title" },
        { """{"requirements":{"attendance":"1\u0000"}}""", "requirements.attendance" },
        { """{"translations":{"\u0000":{}}}""", "translations" },
        { """{"translations":{"\ud800":{}}}""", "translations" },
        { """[]""", "" },
        { """null""", "" },
        { "\"text\"", "" },
        { "7", "" },
    };

    public static TheoryData<string> NoJson =>
        ["", " ", "{", "}", "{\"title\":\"x\"", "{\"title\":\"x\",}", "{'title':'x'}", "{title:1}", "{\"title\":\"x\"} {}", "// no\n{}", "NaN", "{\"title\":\"a\nb\"}", "<p/>", "title=x", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"title\":\"\\x\"}"];

    [Theory, MemberData(nameof(WrongFields))]
    public async Task A_field_that_does_not_fit_is_named_by_its_path(string json, string field)
    {
        var refused = (await StartAsync(Organiser.Json(json))).Expect(HttpStatusCode.BadRequest, "json-fields");
        Assert.Equal(field, Assert.Single(refused.Json.GetProperty("findings").EnumerateArray()).Get("field"));
        Assert.DoesNotContain("Submissions.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_does_not_fit_is_named_at_once()
    {
        var refused = (await StartAsync(Organiser.Json("""{"titel":"x","languages":[1,"en",2],"organisers":[{"lead":"yes"}]}"""))).Expect(HttpStatusCode.BadRequest, "json-fields");
        Assert.Equal(["titel", "languages[0]", "languages[2]", "organisers[0].lead"], refused.Json.GetProperty("findings").EnumerateArray().Select(finding => finding.Get("field")));
    }

    [Theory, MemberData(nameof(NoJson))]
    public async Task What_is_no_json_is_refused(string body) => (await StartAsync(Organiser.Json(body))).Expect(HttpStatusCode.BadRequest, "json-malformed");

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused_and_a_byte_order_mark_is_forgiven()
    {
        foreach (var bytes in new byte[][] { [0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82] })
            (await StartAsync(Typed([.. "{\"title\":\""u8, .. bytes, .. "\"}"u8]))).Expect(HttpStatusCode.BadRequest, "json-malformed");
        (await StartAsync(Typed(Encoding.Unicode.GetBytes("{}")))).Expect(HttpStatusCode.BadRequest, "json-malformed");
        (await StartAsync(Typed([.. Encoding.UTF8.GetPreamble(), .. "{\"title\":\"x\"}"u8]))).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonx")]
    [InlineData("json")]
    public async Task Another_type_is_refused(string? type)
    {
        var body = new ByteArrayContent("{}"u8.ToArray());
        if (type is not null)
            body.Headers.TryAddWithoutValidation("Content-Type", type);
        (await StartAsync(body)).Expect(HttpStatusCode.UnsupportedMediaType, "content-type");
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync("{}"u8.ToArray());
        var body = Typed(bytes.ToArray());
        body.Headers.ContentEncoding.Add("gzip");
        (await StartAsync(body)).Expect(HttpStatusCode.UnsupportedMediaType, "content-type");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_may_be_as_long_as_the_limit_and_no_longer(bool chunked)
    {
        var most = Encoding.UTF8.GetBytes("{}" + new string(' ', JsonBody.MaxBytes - 2));
        (await StartAsync(Sized(most))).Expect(HttpStatusCode.Created);
        (await StartAsync(Sized([.. most, (byte)' ']))).Expect(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        HttpContent Sized(byte[] bytes) => chunked ? Chunked(bytes) : Typed(bytes);
    }

    [Fact]
    public async Task A_text_longer_than_a_proposal_may_be_is_refused_with_the_limit()
    {
        var refused = (await StartAsync(Organiser.Json($$"""{"description":"{{new string('x', 210 * 1024)}}"}"""))).Expect(HttpStatusCode.RequestEntityTooLarge, "content-too-long");
        Assert.Contains("200 KiB", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_no_body_takes_an_empty_object_at_most()
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        (await organiser.SendAsync(HttpMethod.Post, "submit", Organiser.Json("""{"title":"too late to say"}"""))).Expect(HttpStatusCode.BadRequest, "json-fields");
        (await organiser.SendAsync(HttpMethod.Post, "submit", new StringContent("title=x"))).Expect(HttpStatusCode.UnsupportedMediaType, "content-type");
        (await organiser.SendAsync(HttpMethod.Post, "submit", Organiser.Json("{}"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Everything_that_was_typed_comes_back_as_it_was()
    {
        var content = Some.MarrakeshContent() with
        {
            Title = "\"Qu'est-ce\" <b>que</b> c'est? & مرحبا 日本語 🎉 \u2028 \\ / \t\n\r\n",
            Requirements = new() { Attendance = new("about 200"), Other = "" },
            Translations = new Dictionary<string, Domain.Proposals.Translation> { ["ar"] = new() { Title = "عنوان" }, ["fr"] = new() { Title = "Titre" } },
        };
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync(), content);
        var reply = await organiser.GetAsync();
        var back = Domain.Proposals.ContentJson.Read(Encoding.UTF8.GetBytes(reply.Json.GetProperty("content").GetRawText()));
        Assert.True(Domain.Proposals.ContentJson.Same(content, back));
        Assert.DoesNotContain("<b>", reply.Text, StringComparison.Ordinal);
        Assert.Contains("مرحبا", reply.Text, StringComparison.Ordinal);
    }

    private async Task<Reply> StartAsync(HttpContent body) =>
        await Organiser.SendAsync(app.Client, HttpMethod.Post, $"/api/calls/{await app.NewCallAsync()}/proposals", body);

    private static ByteArrayContent Typed(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static StreamContent Chunked(byte[] bytes) => new(new Unsized(bytes)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    /// <summary>A stream that does not know its length, so that it is sent in chunks.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
