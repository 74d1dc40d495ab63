using System.Globalization;

namespace Submissions.Domain.Checks;

/// <summary>How numbers and names stand in a sentence.</summary>
internal static class Sentence
{
    /// <summary>"1 panellist", "2 panellists", "1,600 words".</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>"No panellist is", "1 panellist is", "2 panellists are": begins a sentence.</summary>
    public static string Subject(int number, string one, string many) => number == 0 ? $"No {one}" : Count(number, one, many);

    /// <summary>"1,600".</summary>
    public static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"a, b or c".</summary>
    public static string Or(IEnumerable<string> names) => Joined(names, "or");

    /// <summary>"a, b and c".</summary>
    public static string And(IEnumerable<string> names) => Joined(names, "and");

    /// <summary>A slug in words: "civil-society" is "civil society".</summary>
    public static string Plain(string slug) => slug.Replace('-', ' ');

    /// <summary>What was typed, in quotation marks and short enough for a sentence.</summary>
    public static string Quoted(string text)
    {
        var line = string.Concat(text.Trim().ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 60 ? $"\"{line}\"" : $"\"{line[..57]}…\"";
    }

    public static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100):0} %");

    /// <summary>"At least 1, at most 4", or the half that is asked.</summary>
    public static string Range(int? min, int? max) => (min, max) switch
    {
        ({ } least, { } most) when least == most => string.Create(CultureInfo.InvariantCulture, $"Exactly {least:#,0}"),
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{least:#,0} to {most:#,0}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"At least {least:#,0}"),
        (null, { } most) => string.Create(CultureInfo.InvariantCulture, $"At most {most:#,0}"),
        _ => "Any number of",
    };

    private static string Joined(IEnumerable<string> names, string word)
    {
        string[] list = [.. names];
        return list.Length < 2 ? string.Concat(list) : $"{string.Join(", ", list[..^1])} {word} {list[^1]}";
    }
}
