using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Letters;
using Submissions.Domain.Letters.Own;

namespace Submissions.Domain.Calls.Editing;

/// <summary>A call's own sentences as a file of their own, and as a part of the call's.</summary>
public static class WordingFile
{
    private const string Member = "wording";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CallError NoWording { get; } = new($"$.{Member}", "JSON, as in { \"accepted\": { \"subject\": { \"en\": \"…\" } } }");

    /// <summary>The sentences that are the call's own.</summary>
    public static string Own(CallWording wording) => Print(wording.Own);

    /// <summary>Every sentence as it stands, the usual ones too: for whoever translates them.</summary>
    public static string Whole(CallWording wording, IEnumerable<string> languages) => Print(
        from language in languages
        from part in WordingPart.All
        from field in part.Fields(language)
        select KeyValuePair.Create(field, wording[field]));

    /// <summary>Reads such a file; what is wrong stands at its path in the call's file, as in <c>$.wording.accepted.subject.en</c>.</summary>
    public static (IReadOnlyDictionary<WordingField, string>? Sentences, IReadOnlyList<CallError> Errors) Read(string json)
    {
        var errors = new List<CallError>();
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = 8 });
            // In a call's file it stands for no own words; alone it is more likely a mistake, and would take all away.
            if (document.RootElement.ValueKind == JsonValueKind.Null)
                return (null, [NoWording]);
            WordingReading.Read(new JsonAt(document.RootElement, $"$.{Member}", errors), out var sentences);
            return errors.Count == 0 ? (sentences, errors) : (null, errors);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (null, [NoWording]);
        }
    }

    /// <summary>A call's file with other sentences in it.</summary>
    /// <param name="callJson">A file that <see cref="CallReader"/> has accepted.</param>
    public static string Put(string callJson, CallWording wording)
    {
        var file = (JsonObject)JsonNode.Parse(callJson)!;
        file.Remove(Member);
        if (wording.Own.Count > 0)
            file[Member] = JsonNode.Parse(Own(wording));
        return file.ToJsonString(Written);
    }

    /// <summary>Whether two files say the same of a call but for its sentences.</summary>
    public static bool DifferInWordsOnly(string before, string after) => Put(before, CallWording.None) == Put(after, CallWording.None);

    private static string Print(IEnumerable<KeyValuePair<WordingField, string>> sentences)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
            WordingReading.WriteSentences(json, [.. sentences]);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
