using Submissions.Domain.Circulars;
using Submissions.Domain.Letters;

namespace Submissions.Functions.Views.Letters;

/// <summary>Fills the places of a letter to many for one reader.</summary>
internal static class CircularWords
{
    private const string LinkPlace = $"{{{CircularText.Link}}}";

    /// <summary>One line, for the header and above the letter.</summary>
    public static string Subject(CircularText text, LetterFacts facts) => Filled(UserText.Line(text.Subject), facts);

    /// <summary>Its paragraphs in order; null where the reader's own link stands.</summary>
    public static IReadOnlyList<string?> Paragraphs(CircularText text, LetterFacts facts) =>
    [
        .. UserText.Paragraphs(text.Words).SelectMany(line => line.Contains(LinkPlace, StringComparison.Ordinal) ? AroundLinks(line) : [line])
            .Select(part => part is null ? null : Filled(part, facts)),
    ];

    /// <summary>A link stands on a line of its own; a full stop behind it would stand alone.</summary>
    private static IEnumerable<string?> AroundLinks(string line) =>
        line.Split(LinkPlace).SelectMany((part, index) => index == 0 ? [part] : new[] { null, part }).Where(part => part is null || part.Any(char.IsLetterOrDigit));

    /// <summary>The unit's words arrive as they were written; what comes from the proposal is no link.</summary>
    private static string Filled(string line, LetterFacts facts) => CircularText.Fill(line, place => Value(place, facts)).Trim();

    private static string Value(string place, LetterFacts facts) => place switch
    {
        "title" => facts.Title,
        "reference" => facts.Number,
        "name" => CircularReading.NameOf(facts.Proposal, facts.Letter.To) is { } name ? UserText.Unlinked(name) : facts.Words.Say("circular.noname"),
        "call" => facts.CallName,
        "deadline" => facts.When(facts.Call.Window.Closes),
        _ => "",
    };
}
