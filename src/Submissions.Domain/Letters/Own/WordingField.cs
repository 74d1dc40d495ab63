using System.Diagnostics.CodeAnalysis;

namespace Submissions.Domain.Letters.Own;

/// <summary>A sentence of the letters in one language: <c>accepted.subject.en</c>, in forms and, after <c>$.wording.</c>, in a call's file.</summary>
public readonly record struct WordingField(string Key, string Language)
{
    /// <summary>What stands there in calls without words of their own.</summary>
    public string Usual => LetterWords.In(Language)[Key];

    public IReadOnlyList<string> Places => LetterWords.In(Language).Places(Key);

    public bool IsSubject => Key.EndsWith(".subject", StringComparison.Ordinal);

    /// <summary>Whether there is such a sentence, and calls may say it in their own words.</summary>
    public bool IsKnown => LetterWords.Languages.Contains(Language) && WordingPart.OfKey(Key) is not null;

    public static bool TryParse([NotNullWhen(true)] string? text, out WordingField field)
    {
        var dot = text?.LastIndexOf('.') ?? -1;
        field = dot > 0 ? new WordingField(text![..dot], text[(dot + 1)..]) : default;
        return dot > 0 && field.IsKnown;
    }

    public override string ToString() => $"{Key}.{Language}";
}
