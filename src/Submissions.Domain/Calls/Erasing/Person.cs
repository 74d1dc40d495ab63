using System.Text;
using System.Text.Json;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Calls.Erasing;

/// <summary>
/// Somebody as texts name them: by the address, and by the names and numbers that stand beside it. Each is found whole, without regard to case, as it was typed,
/// as JSON has it, and as the search of the queue has it.
/// </summary>
public sealed class Person
{
    /// <summary>What stands in place of a name or a number.</summary>
    public const string Neutral = "[erased]";

    private readonly List<(string Found, string Instead)> needles = [];

    private Person(EmailAddress address, IReadOnlyList<string> names)
    {
        (Address, Names) = (address, names);
        Add(address.Value, NeutralAddress.Value);
        needles.Add((address.Hash, NeutralAddress.Hash));
        needles.Add((address.Id, NeutralAddress.Id));
        foreach (var name in names)
            Add(name, Neutral);
    }

    /// <summary>Takes the place of the address: of a domain that no letter ever reaches.</summary>
    public static EmailAddress NeutralAddress { get; } = EmailAddress.Parse("erased@example.invalid");

    public EmailAddress Address { get; }

    /// <summary>Names and telephone numbers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="contents">Texts that may name the address among their contacts.</param>
    /// <param name="also">Further names, as somebody typed them.</param>
    public static Person Of(EmailAddress address, IEnumerable<ProposalContent> contents, IEnumerable<string?> also)
    {
        var beside = contents.SelectMany(content => content.Contacts)
            .Where(contact => string.Equals(contact.Email?.Trim(), address.Value, StringComparison.OrdinalIgnoreCase))
            .SelectMany(contact => (string?[])[contact.Name, contact.Phone]);
        // Longer ones first, so that "Ana" does not break up "Ana Diaz". A single letter is nobody's name.
        return new Person(address,
            [.. beside.Concat(also).Select(name => name?.Trim()).OfType<string>().Where(name => name.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length)]);
    }

    public bool IsIn(string text) => needles.Exists(needle => At(text, needle.Found, 0) >= 0);

    /// <summary>The text without the person; the very same where the person is not in it.</summary>
    public string Without(string text)
    {
        foreach (var (found, instead) in needles)
            text = Replace(text, found, instead);
        return text;
    }

    private void Add(string found, string instead)
    {
        string[] forms = [found, JsonSerializer.Serialize(found, ContentJson.Options)[1..^1], SearchText.Fold(found)];
        foreach (var form in forms.Where(form => form.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase))
            needles.Add((form, form == SearchText.Fold(found) && form != found ? SearchText.Fold(instead) : instead));
    }

    private static string Replace(string text, string found, string instead)
    {
        var at = At(text, found, 0);
        if (at < 0)
            return text;
        var without = new StringBuilder();
        var from = 0;
        for (; at >= 0; at = At(text, found, from))
        {
            without.Append(text, from, at - from).Append(instead);
            from = at + found.Length;
        }

        return without.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where it stands as a word of its own: "Ana" is not in "Banana".</summary>
    private static int At(string text, string found, int from)
    {
        for (var at = text.IndexOf(found, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(found, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]) || IsEscape(text, at - 1)) && (at + found.Length == text.Length || !char.IsLetterOrDigit(text[at + found.Length])))
                return at;
        }

        return -1;
    }

    /// <summary>In JSON a line break before a name looks like a letter: <c>\nAna</c>.</summary>
    private static bool IsEscape(string text, int at) => at > 0 && text[at - 1] == '\\' && text[at] is 'n' or 'r' or 't';
}
