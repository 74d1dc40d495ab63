using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Http.Api;

/// <summary>How answers are written. What is read is read as <see cref="ContentJson"/> does.</summary>
internal static class ApiJson
{
    /// <summary>Letters stay letters; what could be taken for markup is escaped all the same.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(ContentJson.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
