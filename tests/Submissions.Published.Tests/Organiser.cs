using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Submissions.Domain.Proposals;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>Files a proposal through the API as a client of the Functions host would.</summary>
internal sealed class Organiser(HttpClient client, HostMode mode, string call)
{
    private static readonly byte[] ConceptNote = Encoding.ASCII.GetBytes("%PDF-1.7\n" + new string('n', 20_000));

    /// <summary>The whole of source document 001, under a lead of its own.</summary>
    public async Task<(HttpResponseMessage Answer, JsonObject Body)> Start(string lead, bool chunked = false)
    {
        var content = Some.MarrakeshContent().WithMendedAddress();
        content = content with { Organisers = [content.Organisers[0] with { Name = lead }, content.Organisers[1]] };
        return await Send(HttpMethod.Post, $"api/calls/{call}/proposals", null, Json(ContentJson.Canonical(content), chunked), Guid.NewGuid().ToString());
    }

    public Task<(HttpResponseMessage Answer, JsonObject Body)> Attach(Draft draft, bool chunked = false) =>
        Send(HttpMethod.Post, $"api/proposals/{draft.Id}/documents?kind=concept-note&name=note.pdf", draft.Key, Sized(new ByteArrayContent(ConceptNote), chunked), null);

    public Task<(HttpResponseMessage Answer, JsonObject Body)> File(Draft draft) =>
        Send(HttpMethod.Post, $"api/proposals/{draft.Id}/submit", draft.Key, null, draft.RequestKey);

    public Task<(HttpResponseMessage Answer, JsonObject Body)> Read(Draft draft) => Send(HttpMethod.Get, $"api/proposals/{draft.Id}", draft.Key, null, null);

    private static HttpContent Json(byte[] body, bool chunked)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Sized(content, chunked);
    }

    private static HttpContent Sized(ByteArrayContent content, bool chunked)
    {
        if (!chunked)
            return content;
        var stream = new StreamContent(new Unsized(content.ReadAsStream()));
        stream.Headers.ContentType = content.Headers.ContentType;
        return stream;
    }

    private async Task<(HttpResponseMessage Answer, JsonObject Body)> Send(HttpMethod method, string path, string? key, HttpContent? content, string? requestKey)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (requestKey is not null)
            request.Headers.Add("Idempotency-Key", requestKey);
        var answer = await client.SendAsync(request.Through(mode));
        return (answer, await answer.Content.ReadFromJsonAsync<JsonObject>() ?? []);
    }

    /// <summary>A stream whose length nobody knows, so that it is sent chunked.</summary>
    private sealed class Unsized(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>A draft as its organiser knows it, with the key under which it will be filed once, however often that is sent.</summary>
internal sealed record Draft(string Id, string Key)
{
    public string RequestKey { get; } = Guid.NewGuid().ToString();

    public static Draft Of(JsonObject started) => new((string)started["id"]!, (string)started["key"]!);
}
