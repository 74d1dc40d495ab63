using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Calls.Erasing;

/// <summary>
/// Somebody as texts name them: by the address, and by the names and numbers that stand beside it. Each is found whole, without regard to case, as it was typed,
/// as JSON has it, and as the search of the queue has it. Anybody can write "title" or "the" beside an address of their own: what stands there is looked for everywhere
/// only where it is told from other words, else as a whole name or number; a further name in free text alone. So no structure is ever taken for a person.
/// All this holds where the person is known to stand; in what is others' see <see cref="Elsewhere"/>.
/// </summary>
public sealed partial class Person
{
    /// <summary>What stands in place of a name or a number.</summary>
    public const string Neutral = "[erased]";

    private const int FewestDigits = 6;

    private readonly List<Needle> needles = [];

    private readonly Person? beside;

    /// <param name="beside">Knows all names, for entries of lists that name the address.</param>
    private Person(EmailAddress address, IReadOnlyList<string> names, HashSet<string> typed, Person? beside)
    {
        (Address, Names, this.beside, Elsewhere) = (address, names, beside, this);
        Add(address.Value, NeutralAddress.Value, inFreeText: false);
        needles.Add(new(address.Hash, NeutralAddress.Hash));
        needles.Add(new(address.Id, NeutralAddress.Id));
        foreach (var name in names)
        {
            if (IsToldFromWords(name) || IsNumber(name) || typed.Contains(name))
                Add(name, Neutral, !IsToldFromWords(name));
            if (!IsToldFromWords(name))
                needles.AddRange(((string[])["name", "phone"]).Select(member => new Needle($"\"{member}\":\"{Json(name)}\"", $"\"{member}\":\"{Neutral}\"")));
        }
    }

    /// <summary>Takes the place of the address: of a domain that no letter ever reaches.</summary>
    public static EmailAddress NeutralAddress { get; } = EmailAddress.Parse("erased@example.invalid");

    public EmailAddress Address { get; }

    /// <summary>Names and telephone numbers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>
    /// The person in what is others': by the address, and by the names that somebody looked at and chose. A name may be everybody's, as "Ministry of Labour",
    /// and whoever wrote it beside an address of their own must not take it out of what others wrote.
    /// </summary>
    public Person Elsewhere { get; private set; }

    /// <param name="contents">Texts that may name the address among their contacts.</param>
    /// <param name="also">Further names, as somebody typed them.</param>
    /// <param name="everywhere">Those of all names that are looked for in what is others' too.</param>
    public static Person Of(EmailAddress address, IEnumerable<ProposalContent> contents, IReadOnlyCollection<string?> also, IReadOnlyCollection<string> everywhere)
    {
        var beside = contents.SelectMany(content => content.Contacts)
            .Where(contact => string.Equals(contact.Email?.Trim(), address.Value, StringComparison.OrdinalIgnoreCase))
            .SelectMany(contact => (string?[])[contact.Name, contact.Phone]);
        // Longer ones first, so that "Ana" does not break up "Ana Diaz". A single letter is nobody's name.
        IReadOnlyList<string> names =
            [.. beside.Concat(also).Select(name => name?.Trim()).OfType<string>().Where(name => name.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length)];
        var chosen = everywhere.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = new Person(address, names, also.Select(name => name?.Trim()).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase), null);
        known.Elsewhere = new Person(address, [.. names.Where(chosen.Contains)], chosen, known);
        return known;
    }

    public bool IsIn(string text) => needles.Exists(needle => At(text, needle.Found, 0) >= 0 && Without(text, needle) != text);

    /// <summary>The text without the person; the very same where the person is not in it.</summary>
    public string Without(string text)
    {
        if (beside is not null && IsJson(text))
            text = Entry().Replace(text, entry => At(entry.Value, Address.Value, 0) < 0 ? entry.Value : beside.Without(entry.Value));
        foreach (var needle in needles)
            text = Without(text, needle);
        return text;
    }

    private static string Without(string text, Needle needle)
    {
        var isJson = IsJson(text);
        if (isJson && needle.IsRaw)
            return text;
        if (!needle.InFreeText)
            return Replace(text, needle.Found, needle.Instead);
        if (!isJson)
            return text.Any(char.IsWhiteSpace) ? Replace(text, needle.Found, needle.Instead) : text;
        return Literal().Replace(text, literal => literal.Groups["key"].Success || !Blank().IsMatch(literal.Value) ? literal.Value : Replace(literal.Value, needle.Found, needle.Instead));
    }

    /// <summary>What was erased begins with a bracket too.</summary>
    private static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{', ..] or ['[', '"' or '{' or '[' or ']', ..];

    /// <summary>Two words: neither one of everybody's, nor a name of JSON, a status, a language.</summary>
    private static bool IsToldFromWords(string name) => name.Length > 4 && name.Any(char.IsWhiteSpace) && name.Any(char.IsLetter);

    /// <summary>One that somebody is called by; in a structure it may be a day or a size.</summary>
    private static bool IsNumber(string name) => name.Count(char.IsAsciiDigit) >= FewestDigits;

    private void Add(string found, string instead, bool inFreeText)
    {
        string[] forms = [found, Json(found), SearchText.Fold(found)];
        foreach (var form in forms.Where(form => form.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase))
            needles.Add(new(form, form == SearchText.Fold(found) && form != found ? SearchText.Fold(instead) : instead, inFreeText, IsRaw: form == found && form != Json(found)));
    }

    private static string Json(string text) => JsonSerializer.Serialize(text, ContentJson.Options)[1..^1];

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

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"(?<key>\\s*:)?")]
    private static partial Regex Literal();

    /// <summary>An entry of a list that holds no further one: a contact, a reader.</summary>
    [GeneratedRegex("\\{(?:[^{}\"]|\"(?:[^\"\\\\]|\\\\.)*\")*\\}")]
    private static partial Regex Entry();

    /// <summary>In a literal of JSON, a line break is two characters.</summary>
    [GeneratedRegex("\\s|\\\\[nrt]")]
    private static partial Regex Blank();

    /// <param name="InFreeText">Only there: not in names of JSON, nor in values of one word.</param>
    /// <param name="IsRaw">As JSON does not have it: in JSON it would be a piece of structure.</param>
    private sealed record Needle(string Found, string Instead, bool InFreeText = false, bool IsRaw = false);
}
