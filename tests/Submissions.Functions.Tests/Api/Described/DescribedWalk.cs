using System.Globalization;
using System.Text.Json;

namespace Submissions.Functions.Tests.Api.Described;

/// <summary>Compares answers with the description, and remembers which operations succeeded.</summary>
internal sealed class DescribedWalk(JsonElement document)
{
    private readonly JsonSchema schema = new(document);

    public HashSet<string> Succeeded { get; } = [];

    public void Hold(string path, string method, Reply reply)
    {
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method);
        var status = ((int)reply.Status).ToString(CultureInfo.InvariantCulture);
        Assert.True(operation.GetProperty("responses").TryGetProperty(status, out var described), $"{method} {path} answers {status}, which is not described: {reply.Text}");
        if (described.TryGetProperty("content", out var content))
            HoldBody($"{method} {path} {status}", content.EnumerateObject().MaxBy(type => IsOf(reply, type)), reply);
        if (status[0] == '2')
            Succeeded.Add(operation.Get("operationId"));
    }

    private static bool IsOf(Reply reply, JsonProperty type) => reply["Content-Type"]?.StartsWith(type.Name, StringComparison.Ordinal) == true;

    private void HoldBody(string what, JsonProperty described, Reply reply)
    {
        if (described.Name == "*/*")
            return;
        Assert.True(IsOf(reply, described), $"{what} is {reply["Content-Type"]}, not {described.Name}");
        Assert.True(schema.Differences(reply.Json, described.Value.GetProperty("schema")).ToList() is [], $"{what}: {string.Join("; ", schema.Differences(reply.Json, described.Value.GetProperty("schema")))}");
    }
}
