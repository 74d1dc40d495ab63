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
        Add(address.Value, NeutralAddress.Value, Scope.Anywhere, isSearched: beside is null);
        needles.Add(new(address.Hash, NeutralAddress.Hash, Scope.Anywhere));
        needles.Add(new(address.Id, NeutralAddress.Id, Scope.Anywhere));
        foreach (var name in names)
        {
            if (IsToldFromWords(name) || IsNumber(name) || typed.Contains(name))
                Add(name, Neutral, IsToldFromWords(name) ? Scope.Values : Scope.FreeText, isSearched: true);
            if (!IsToldFromWords(name))
                needles.AddRange(((string[])["name", "phone"]).Select(member => new Needle($"\"{member}\":\"{Json(name)}\"", $"\"{member}\":\"{Neutral}\"", Scope.Anywhere)));
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

    public bool IsIn(string text) => needles.Exists(needle => At(text, needle, 0) >= 0 && Without(text, needle) != text);

    /// <summary>The text without the person; the very same where the person is not in it.</summary>
    public string Without(string text)
    {
        if (beside is not null && IsJson(text))
            text = Entry().Replace(text, entry => At(entry.Value, needles[0], 0) < 0 ? entry.Value : beside.Without(entry.Value));
        foreach (var needle in needles)
            text = Without(text, needle);
        return text;
    }

    private static string Without(string text, Needle needle)
    {
        if (!IsJson(text))
            return needle.IsOnlyInJson || (needle.Scope == Scope.FreeText && !text.Any(char.IsWhiteSpace)) ? text : Replace(text, needle);
        if (needle.IsNeverInJson)
            return text;
        return needle.Scope == Scope.Anywhere ? Replace(text, needle) : Literal().Replace(text, literal => IsMeant(literal, needle) ? Replace(literal.Value, needle) : literal.Value);
    }

    /// <summary>A value of the structure, never one of its names.</summary>
    private static bool IsMeant(Match literal, Needle needle) => !literal.Groups["key"].Success && (needle.Scope == Scope.Values || Blank().IsMatch(literal.Value));

    /// <summary>What was erased begins with a bracket too.</summary>
    private static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{', ..] or ['[', '"' or '{' or '[' or ']', ..];

    /// <summary>Two words: neither one of everybody's, nor a name of JSON, a status, a language.</summary>
    private static bool IsToldFromWords(string name) => name.Length > 4 && name.Any(char.IsWhiteSpace) && name.Any(char.IsLetter);

    /// <summary>One that somebody is called by; in a structure it may be a day or a size.</summary>
    private static bool IsNumber(string name) => name.Count(char.IsAsciiDigit) >= FewestDigits;

    /// <param name="isSearched">Whether to look for it as the queue's search has it, too. There <c>j.smith@example.org</c> holds <c>smith@example.org</c>.</param>
    private void Add(string found, string instead, Scope scope, bool isSearched)
    {
        needles.Add(new(found, instead, scope, IsNeverInJson: found != Json(found)));
        if (found != Json(found))
            needles.Add(new(Json(found), instead, scope, IsOnlyInJson: true));
        if (isSearched && SearchText.Fold(found) is { Length: > 1 } folded && folded != found)
            needles.Add(new(folded, SearchText.Fold(instead), IsToldFromWords(folded) ? scope : Scope.FreeText, IsNeverInJson: true));
    }

    private static string Json(string text) => JsonSerializer.Serialize(text, ContentJson.Options)[1..^1];

    private static string Replace(string text, Needle needle)
    {
        var at = At(text, needle, 0);
        if (at < 0)
            return text;
        var without = new StringBuilder();
        var from = 0;
        for (; at >= 0; at = At(text, needle, from))
        {
            without.Append(text, from, at - from).Append(needle.Instead);
            from = at + needle.Found.Length;
        }

        return without.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where it stands as a word of its own: "Ana" is not in "Banana", nor <c>smith@example.org</c> in <c>j.smith@example.org.uk</c>.</summary>
    private static int At(string text, Needle needle, int from)
    {
        for (var at = text.IndexOf(needle.Found, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(needle.Found, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (BeginsAt(text, at, needle) && EndsAt(text, at + needle.Found.Length, needle))
                return at;
        }

        return -1;
    }

    private static bool BeginsAt(string text, int at, Needle needle)
    {
        if (at == 0)
            return true;
        // Between a backslash and what it stands before, JSON would be torn; after a line break, which ends in a letter, it would not.
        if (Backslashes(text, at) % 2 == 1)
            return false;
        var before = text[at - 1];
        if (before is 'n' or 'r' or 't' && Backslashes(text, at - 1) % 2 == 1)
            return true;
        if (needle.IsAddress)
            return !char.IsLetterOrDigit(before) && before is not ('.' or '_' or '+' or '-' or '%');
        return !char.IsLetterOrDigit(before) && !(needle.Scope != Scope.Anywhere && before == '-' && at > 1 && char.IsLetterOrDigit(text[at - 2]));
    }

    private static bool EndsAt(string text, int end, Needle needle)
    {
        if (end == text.Length)
            return true;
        if (char.IsLetterOrDigit(text[end]))
            return false;
        // A hyphen goes on with a longer name or domain; so does a full stop, where it does not end a sentence.
        var isJoined = end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]);
        return !isJoined || !(needle.IsAddress ? text[end] is '.' or '-' : needle.Scope != Scope.Anywhere && text[end] == '-');
    }

    private static int Backslashes(string text, int before)
    {
        var at = before;
        while (at > 0 && text[at - 1] == '\\')
            at--;
        return before - at;
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"(?<key>\\s*:)?")]
    private static partial Regex Literal();

    /// <summary>An entry of a list that holds no further one: a contact, a reader.</summary>
    [GeneratedRegex("\\{(?:[^{}\"]|\"(?:[^\"\\\\]|\\\\.)*\")*\\}")]
    private static partial Regex Entry();

    /// <summary>In a literal of JSON, a line break is two characters.</summary>
    [GeneratedRegex("\\s|\\\\[nrt]")]
    private static partial Regex Blank();

    private enum Scope
    {
        /// <summary>Of a form that nothing else has: whole addresses, and members with their names.</summary>
        Anywhere,

        /// <summary>In JSON, in values alone.</summary>
        Values,

        /// <summary>Not in values of one word either.</summary>
        FreeText,
    }

    private sealed record Needle(string Found, string Instead, Scope Scope, bool IsNeverInJson = false, bool IsOnlyInJson = false)
    {
        public bool IsAddress => Scope == Scope.Anywhere && Found.Contains('@', StringComparison.Ordinal) && Found[0] != '"';
    }
}
