using Submissions.Domain.Circulars;
using Submissions.Domain.Letters;

namespace Submissions.Functions.Views.Letters;

/// <summary>Fills the places of a letter to many for one reader.</summary>
internal static class CircularWords
{
    private const string LinkPlace = $"{{{CircularText.Link}}}";

    /// <summary>For a header: one line, in which no mail program looks for links.</summary>
    public static string Subject(CircularText text, LetterFacts facts) => CircularText.Fill(text.Subject, place => Value(place, facts, facts.TitleLine), other => other);

    /// <summary>The same above the letter, where a mail program does.</summary>
    public static string Heading(CircularText text, LetterFacts facts) => Paragraph(UserText.Line(text.Subject), facts);

    /// <summary>Its paragraphs in order; null where the reader's own link stands.</summary>
    public static IReadOnlyList<string?> Paragraphs(CircularText text, LetterFacts facts) =>
    [
        .. UserText.Paragraphs(text.Words).SelectMany(line => line.Contains(LinkPlace, StringComparison.Ordinal) ? AroundLinks(line) : [line])
            .Select(part => part is null ? null : Paragraph(part, facts)),
    ];

    /// <summary>A link stands on a line of its own; a full stop behind it would stand alone.</summary>
    private static IEnumerable<string?> AroundLinks(string line) =>
        line.Split(LinkPlace).SelectMany((part, index) => index == 0 ? [part] : new[] { null, part }).Where(part => part is null || part.Any(char.IsLetterOrDigit));

    private static string Paragraph(string line, LetterFacts facts) =>
        CircularText.Fill(line, place => Value(place, facts, facts.Title), other => string.Concat(CircularText.Parts(other, facts.Site).Select(part => part.IsOurs ? part.Part : UserText.Loose(part.Part)))).Trim();

    private static string Value(string place, LetterFacts facts, string title) => place switch
    {
        "title" => title,
        "reference" => facts.Number,
        "name" => CircularReading.NameOf(facts.Proposal, facts.Letter.To) is { } name ? UserText.Unlinked(name) : facts.Words.Say("circular.noname"),
        "call" => facts.CallName,
        "deadline" => facts.When(facts.Call.Window.Closes),
        _ => "",
    };
}
