using System.Text.Json;
using Submissions.Domain.Letters;
using Submissions.Domain.Letters.Own;

namespace Submissions.Domain.Calls.Reading;

/// <summary>Reads and writes a call's own sentences: <c>"accepted": { "subject": { "en": "…", "fr": "…" } }</c>.</summary>
internal static class WordingReading
{
    /// <summary>What stands there rightly; what does not is noted and left out.</summary>
    public static CallWording Read(JsonAt json) => Read(json, out _);

    /// <param name="own">Everything that is said, in the usual words too.</param>
    public static CallWording Read(JsonAt json, out Dictionary<WordingField, string> own)
    {
        own = [];
        var places = new Dictionary<WordingField, JsonAt>();
        foreach (var (group, sentences) in json.Members(optional: true))
        {
            foreach (var (name, texts) in sentences.Members())
            {
                foreach (var (language, text) in texts.Members())
                {
                    var field = new WordingField($"{group}.{name}", language);
                    if (!field.IsKnown)
                        text.Expected(WordingPart.OfKey(field.Key) is null ? "a sentence of letters; there is none of this name" : $"a language that letters are written in: {string.Join(", ", LetterWords.Languages.Order())}");
                    else if (text.Text(WordingCheck.Words) is { Length: > 0 } sentence)
                        (own[field], places[field]) = (sentence, text);
                }
            }
        }

        return own.Count == 0 ? CallWording.None : Sound(new CallWording(own), places);
    }

    public static void Write(Utf8JsonWriter json, CallWording wording)
    {
        if (wording.Own.Count == 0)
            return;
        json.WritePropertyName("wording");
        WriteSentences(json, [.. wording.Own]);
    }

    public static void WriteSentences(Utf8JsonWriter json, IReadOnlyCollection<KeyValuePair<WordingField, string>> sentences)
    {
        var order = LetterWords.In("en").Keys;
        json.WriteStartObject();
        foreach (var group in sentences.OrderBy(one => order.IndexOf(one.Key.Key)).ThenBy(one => one.Key.Language, StringComparer.Ordinal).GroupBy(one => Split(one.Key).Group))
        {
            json.WriteStartObject(group.Key);
            foreach (var sentence in group.GroupBy(one => Split(one.Key).Name))
            {
                json.WriteStartObject(sentence.Key);
                foreach (var (field, text) in sentence)
                    json.WriteString(field.Language, text);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static CallWording Sound(CallWording wording, Dictionary<WordingField, JsonAt> places)
    {
        var faults = WordingCheck.Faults(wording);
        foreach (var fault in faults)
            places[fault.Field].Expected(fault.Expected);
        return faults.Count == 0 ? wording : new CallWording(wording.Own.ExceptBy(faults.Select(fault => fault.Field), one => one.Key));
    }

    private static (string Group, string Name) Split(WordingField field)
    {
        var dot = field.Key.IndexOf('.', StringComparison.Ordinal);
        return (field.Key[..dot], field.Key[(dot + 1)..]);
    }
}
