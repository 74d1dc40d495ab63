using System.Text.Json;

namespace Submissions.Domain.Letters.Own;

/// <summary>Sentences that are edited together: a kind of letter's own, or what several kinds share.</summary>
/// <param name="Slug">In addresses.</param>
/// <param name="Title">In English, as all of the desk.</param>
/// <param name="What">What they say, or where they stand.</param>
/// <param name="Kind">The kind of letter; for shared ones the kind that shows most of them.</param>
/// <param name="Keys">The sentences, in the usual words' order.</param>
public sealed record WordingPart(string Slug, string Title, string What, LetterKind Kind, IReadOnlyList<string> Keys)
{
    /// <summary>Names the kind and stands in no letter: a letter to many has the heading it was written with.</summary>
    private const string NameOnly = "circular.heading";

    public static IReadOnlyList<WordingPart> All { get; } = [.. Letters(), .. Shared()];

    private static readonly Dictionary<string, WordingPart> ByKey =
        All.SelectMany(part => part.Keys, (part, key) => (part, key)).ToDictionary(one => one.key, one => one.part, StringComparer.Ordinal);

    public static WordingPart? Of(string? slug) => All.FirstOrDefault(part => part.Slug == slug);

    /// <summary>The part a sentence is edited in; null for the desk's own letters and for what is no sentence.</summary>
    public static WordingPart? OfKey(string key) => ByKey.GetValueOrDefault(key);

    public IEnumerable<WordingField> Fields(string language) => Keys.Select(key => new WordingField(key, language));

    private static IEnumerable<WordingPart> Letters() =>
        from kind in Enum.GetValues<LetterKind>()
        where kind is not (LetterKind.SignIn or LetterKind.Digest)
        let slug = JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())
        select new WordingPart(slug, TitleOf(slug), LetterWords.In("en")[$"{slug}.heading"], kind, KeysOf(slug));

    private static IEnumerable<WordingPart> Shared() =>
    [
        new("every-letter", "In every letter", "Why its reader gets it, whom to ask, the facts about the proposal, the links' words.", LetterKind.Filed, KeysOf("label", "contact", "open", "receipt")),
        new("what-follows", "What is missing, what may change", "The last part of receipts.", LetterKind.Filed, KeysOf("missing", "change", "next")),
        new("decisions", "Places and confirmations", "What letters about decisions share.", LetterKind.Accepted, KeysOf("decision", "place", "confirm")),
        new("merges", "The other proposal of a merge", "Which it is, in every letter about a merge.", LetterKind.MergeProposed, KeysOf("merge")),
        new("all-reminders", "In every reminder", "Why its reader gets it, and how to do without.", LetterKind.ReminderDocument, KeysOf("reminder")),
        new("names", "Names of fields and documents", "As letters name them.", LetterKind.ChangesRequested, KeysOf("field", "document")),
    ];

    private static IReadOnlyList<string> KeysOf(params string[] groups) =>
        [.. LetterWords.In("en").Keys.Where(key => key != NameOnly && groups.Contains(key[..key.IndexOf('.', StringComparison.Ordinal)]))];

    private static string TitleOf(string slug) => $"{char.ToUpperInvariant(slug[0])}{slug[1..].Replace("eminder-", "eminder: ", StringComparison.Ordinal).Replace('-', ' ')}";
}
