using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace Submissions.Functions.Http.Api;

/// <summary>What a body held, or why it is refused.</summary>
internal readonly record struct BodyOf<T>(T? Value, IResult? Problem)
    where T : class;

/// <summary>Reads a body that must be JSON in UTF-8, of known fields and of a sane size. Refuses the whole, with every reason.</summary>
internal static class JsonBody
{
    /// <summary>In bytes: the longest proposal, with every letter of it escaped as <c>\uXXXX</c>.</summary>
    public const int MaxBytes = 3 * Domain.Proposals.ContentLimit.Bytes;

    public static async Task<BodyOf<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (TypeProblem(request) is { } wrongType)
            return new BodyOf<T>(null, wrongType);
        if (request.ContentLength > MaxBytes)
            return new BodyOf<T>(null, TooLarge);
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes + 1);
        try
        {
            var read = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, MaxBytes + 1), MaxBytes + 1, false, cancellationToken);
            return read > MaxBytes ? new BodyOf<T>(null, TooLarge) : Parse<T>(buffer.AsMemory(0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>A body that another reader judges: JSON in UTF-8 of a sane size, unread.</summary>
    public static async Task<(string? Json, IResult? Problem)> ReadTextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (TypeProblem(request) is { } wrongType)
            return (null, wrongType);
        if (request.ContentLength > MaxBytes)
            return (null, TooLarge);
        var buffer = new byte[MaxBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken);
        if (read > MaxBytes)
            return (null, TooLarge);
        return Utf8.IsValid(buffer.AsSpan(0, read))
            ? (System.Text.Encoding.UTF8.GetString(buffer, 0, read).TrimStart('\uFEFF'), null)
            : (null, Problem.Of(ProblemCodes.JsonMalformed, "The body is not UTF-8. Send the file as it is."));
    }

    /// <summary>For what takes no body: none, or an empty object. Anything else was meant for another address, and would be lost here.</summary>
    public static async Task<IResult?> RefuseAnyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0
            ? (await ReadAsync<Nothing>(request, cancellationToken)).Problem
            : null;

    private static BodyOf<T> Parse<T>(ReadOnlyMemory<byte> body)
        where T : class
    {
        if (!Utf8.IsValid(body.Span))
            return Malformed<T>("The body is not UTF-8.");
        var json = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonFields.MaxDepth });
            var wrong = JsonFields.Check(document.RootElement, typeof(T));
            return wrong.Count > 0
                ? new BodyOf<T>(null, Problem.Of(ProblemCodes.JsonFields, $"{wrong[0].Message} Nothing was changed; mend what is listed and send it again.", wrong))
                : new BodyOf<T>(document.RootElement.Deserialize<T>(Domain.Proposals.ContentJson.Options), null);
        }
        catch (JsonException e)
        {
            return Malformed<T>($"The body is no JSON that can be read: it breaks off in line {e.LineNumber + 1}, at byte {e.BytePositionInLine + 1}.");
        }
    }

    private static BodyOf<T> Malformed<T>(string what)
        where T : class => new(null, Problem.Of(ProblemCodes.JsonMalformed, $"{what} Send one JSON object in UTF-8, nested at most {JsonFields.MaxDepth} deep."));

    private static Answer? TypeProblem(HttpRequest request) =>
        request.Headers.ContentEncoding.Count > 0
        || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || (type.Charset.HasValue && !type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            ? Problem.Of(ProblemCodes.ContentType, "The body must be JSON in UTF-8, not compressed: Content-Type: application/json.")
            : null;

    private static Answer TooLarge => Problem.Of(ProblemCodes.BodyTooLarge, $"A body of JSON may have {MaxBytes / 1024} KiB at most. Attach a longer text as a document.");

    private sealed record Nothing;
}
