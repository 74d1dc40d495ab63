using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Submissions.Domain.Calls.Reading;

/// <summary>
/// One value of a call's file and its path. Reading never throws: what is not as expected is noted, and a harmless value
/// stands in for it until the reader has seen the whole file.
/// </summary>
internal sealed partial class JsonAt(JsonElement? element, string path, ICollection<CallError> errors)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string Path => path;

    public bool IsMissing => element is null or { ValueKind: JsonValueKind.Null };

    /// <summary>A member. <see cref="NoOthers"/> refuses those that were never asked for.</summary>
    public JsonAt this[string name]
    {
        get
        {
            asked.Add(name);
            JsonElement? member = element is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var found) ? found : null;
            return new JsonAt(member, $"{path}.{name}", errors);
        }
    }

    /// <summary>The same value; what is wrong with it is noted elsewhere.</summary>
    public JsonAt Apart(ICollection<CallError> others) => new(element, path, others);

    public void Expected(string what) => errors.Add(new CallError(path, what));

    /// <summary>Ends the reading of an object: refuses members nobody asked for, and members given twice.</summary>
    public void NoOthers()
    {
        if (element is not { ValueKind: JsonValueKind.Object } known)
        {
            Expected("an object");
            return;
        }

        foreach (var member in known.EnumerateObject().GroupBy(m => m.Name, StringComparer.Ordinal))
        {
            if (!asked.Contains(member.Key))
                errors.Add(new CallError($"{path}.{member.Key}", $"no such member, but one of: {string.Join(", ", asked)}"));
            else if (member.Skip(1).Any())
                errors.Add(new CallError($"{path}.{member.Key}", "this member once"));
        }
    }

    /// <summary>A text of 1 to <paramref name="most"/> characters without control characters other than line breaks.</summary>
    public string Text(string what = "a text", int most = 20_000)
    {
        if (element is { ValueKind: JsonValueKind.String } given && given.GetString() is { } text && text.Trim().Length > 0 && text.Length <= most
            && !text.Any(c => char.IsControl(c) && c is not '\n'))
            return text;
        Expected(most == 20_000 ? what : $"{what} of at most {most} characters");
        return "";
    }

    public string? TextOrNull(string what = "a text or null", int most = 200) => IsMissing ? null : Text(what, most);

    /// <summary>A name for programs: a-z, 0-9 and hyphens.</summary>
    public string Slug(string what)
    {
        if (element is { ValueKind: JsonValueKind.String } given && given.GetString() is { } text && SlugForm().IsMatch(text))
            return text;
        Expected($"{what}: up to 40 of a-z, 0-9 and hyphens");
        return "";
    }

    /// <summary>One of a closed list.</summary>
    public string OneOf(IReadOnlyCollection<string> known, string what)
    {
        if (element is { ValueKind: JsonValueKind.String } given && given.GetString() is { } text && known.Contains(text, StringComparer.Ordinal))
            return text;
        Expected(known.Count is > 0 and <= 30 ? $"{what}: {string.Join(", ", known)}" : what);
        return "";
    }

    public int Whole(int least, int most)
    {
        if (element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value >= least && value <= most)
            return value;
        Expected(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return least;
    }

    public int? WholeOrNull(int least, int most) => IsMissing ? null : Whole(least, most);

    /// <summary>A share from 0 to 1.</summary>
    public decimal Share()
    {
        if (element is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) && value is >= 0 and <= 1)
            return value;
        Expected("a share from 0 to 1, as in 0.2");
        return 0;
    }

    public bool Flag()
    {
        if (element is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag)
            return flag.GetBoolean();
        Expected("true or false");
        return false;
    }

    public DateOnly Day()
    {
        if (element is { ValueKind: JsonValueKind.String } given
            && DateOnly.TryParseExact(given.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && LocalTime.IsYear(day.Year))
            return day;
        Expected("a day of the years 1971 to 2200, as in 2018-12-05");
        return default;
    }

    /// <summary>The values of a list of at most <paramref name="most"/>; a missing optional list is empty.</summary>
    public IReadOnlyList<JsonAt> Items(bool optional = false, int most = 500)
    {
        if (optional && IsMissing)
            return [];
        if (element is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() <= most)
            return [.. list.EnumerateArray().Select((item, i) => new JsonAt(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), errors))];
        Expected($"a list of at most {most}");
        return [];
    }

    /// <summary>The members of an object used as a table, each name once; a missing optional one is empty.</summary>
    public IReadOnlyList<(string Name, JsonAt Value)> Members(bool optional = false)
    {
        if (optional && IsMissing)
            return [];
        if (element is { ValueKind: JsonValueKind.Object } table)
        {
            foreach (var name in table.EnumerateObject().Select(m => m.Name))
                asked.Add(name);
            NoOthers();
            return [.. table.EnumerateObject().DistinctBy(m => m.Name).Select(m => (m.Name, new JsonAt(m.Value, $"{path}.{m.Name}", errors)))];
        }

        Expected("an object");
        return [];
    }

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?\z")]
    private static partial Regex SlugForm();
}
