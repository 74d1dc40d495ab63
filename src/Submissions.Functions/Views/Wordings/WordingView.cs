using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Letters;
using Submissions.Domain.Letters.Own;

namespace Submissions.Functions.Views.Wordings;

/// <summary>A part of a call's sentences as it is being edited.</summary>
/// <param name="Call">As it stands now.</param>
/// <param name="Seen">The version that is edited.</param>
/// <param name="Typed">With what was typed.</param>
/// <param name="Errors">What is wrong with it, each at its path.</param>
/// <param name="Once">Made for this page.</param>
public sealed record WordingView(Call Call, int Seen, WordingPart Part, CallWording Typed, IReadOnlyList<CallError> Errors, string Once)
{
    /// <summary>What somebody else has written meanwhile where this was written too.</summary>
    public IReadOnlyDictionary<WordingField, string> Theirs { get; init; } = new Dictionary<WordingField, string>();

    public string Base => $"/desk/calls/{Call.Id}/wording";

    public IReadOnlyList<string> Languages => CallWording.Languages(Call);

    public IEnumerable<WordingField> Fields => Part.Keys.SelectMany(key => Languages.Select(language => new WordingField(key, language)));

    /// <summary>The sentences that would read otherwise than they do.</summary>
    public IReadOnlyList<WordingField> Changed => [.. Fields.Where(one => Typed[one] != Call.Wording[one])];

    public IReadOnlyList<WordingGap> Gaps => [.. Typed.Gaps(Languages).Where(gap => Part.Keys.Contains(gap.Key))];

    public IEnumerable<CallError> At(WordingField field) => Errors.Where(error => error.Path == $"$.wording.{field}");

    /// <summary>What a sentence is called on the page.</summary>
    public static string Label(string key)
    {
        var (group, name) = (key[..key.IndexOf('.', StringComparison.Ordinal)], key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('-', ' '));
        return WordingPart.OfKey(key)?.Slug != group ? $"{char.ToUpperInvariant(group[0])}{group[1..]}: {name}"
            : name is "subject" ? "Subject"
            : name is "heading" ? "Heading"
            : $"Sentence “{name}”";
    }

    public static string Named(WordingField field) => $"{Label(field.Key)}, {LanguageNames.English(field.Language)}";

    /// <summary>"{number}: the proposal's number".</summary>
    public static IEnumerable<(string Place, string What)> Places(string key) =>
        LetterWords.In("en").Places(key).Select(place => ($"{{{place}}}", WordingPlaces.What(place)));
}
