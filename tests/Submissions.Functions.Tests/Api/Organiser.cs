using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

/// <summary>Somebody with a proposal and its key, who speaks to the API.</summary>
internal sealed class Organiser(HttpClient client, string id, string key, string etag)
{
    /// <summary>As Windows' applications write it: it is one.</summary>
    public static ReadOnlySpan<byte> Pdf => "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8;

    public string Id { get; } = id;

    public string Key { get; } = key;

    public string ETag { get; private set; } = etag;

    public string Path => $"/api/proposals/{Id}";

    /// <summary>Somebody whose proposal is source document 001, mended: it lacks its concept note only.</summary>
    public static async Task<Organiser> WithDraftAsync(HttpClient client, CallId call, ProposalContent? content = null)
    {
        var reply = await SendAsync(client, HttpMethod.Post, $"/api/calls/{call}/proposals", Json(content ?? Some.MarrakeshContent().WithMendedAddress()));
        reply.Expect(HttpStatusCode.Created);
        return new Organiser(client, reply.Get("id"), reply.Get("key"), reply.Get("etag"));
    }

    /// <summary>The same, with the concept note: nothing is left but to file it.</summary>
    public static async Task<Organiser> ReadyAsync(HttpClient client, CallId call, string? lead = null)
    {
        var organiser = await WithDraftAsync(client, call, lead is null ? null : LedBy(lead));
        (await organiser.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        return organiser;
    }

    public static async Task<Organiser> FiledAsync(HttpClient client, CallId call, string? lead = null)
    {
        var organiser = await ReadyAsync(client, call, lead);
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        return organiser;
    }

    public static ProposalContent LedBy(string lead)
    {
        var content = Some.MarrakeshContent().WithMendedAddress();
        return content with { Organisers = [content.Organisers[0] with { Name = lead }, .. content.Organisers.Skip(1)] };
    }

    public static string NewKey() => Guid.NewGuid().ToString();

    public static HttpContent Json(ProposalContent content) => Json(Encoding.UTF8.GetString(ContentJson.Canonical(content)));

    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    public static async Task<Reply> SendAsync(HttpClient client, HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        return await Reply.OfAsync(response);
    }

    /// <summary>With the key. A path that does not begin with a slash is one below the proposal.</summary>
    public Task<Reply> SendAsync(HttpMethod method, string path = "", HttpContent? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(client, method, path.StartsWith('/') ? path : path.Length == 0 ? Path : $"{Path}/{path}", body, [("Authorization", $"Bearer {Key}"), .. headers]);

    public Task<Reply> GetAsync(string path = "") => SendAsync(HttpMethod.Get, path);

    public async Task<Reply> SaveAsync(ProposalContent content, string? etag = null)
    {
        var reply = await SendAsync(HttpMethod.Put, "", Json(content), ("If-Match", etag ?? ETag));
        if (reply.Status == HttpStatusCode.OK)
            ETag = reply["ETag"]!;
        return reply;
    }

    public Task<Reply> SubmitAsync(string? key = null) => SendAsync(HttpMethod.Post, "submit", null, key is null ? [] : [("Idempotency-Key", key)]);

    public Task<Reply> WithdrawAsync(string? key = null) => SendAsync(HttpMethod.Post, "withdraw", null, key is null ? [] : [("Idempotency-Key", key)]);

    public Task<Reply> UploadAsync(string kind, byte[]? bytes = null, string? name = null, string? key = null)
    {
        var body = new ByteArrayContent(bytes ?? Pdf.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(HttpMethod.Post, $"documents?kind={kind}&name={Uri.EscapeDataString(name ?? $"{kind}.pdf")}", body, key is null ? [] : [("Idempotency-Key", key)]);
    }

    /// <summary>The content as it is now, to be changed and sent.</summary>
    public async Task<JsonNode> ContentAsync() => JsonNode.Parse((await GetAsync()).Expect(HttpStatusCode.OK).Json.GetProperty("content").GetRawText())!;
}
