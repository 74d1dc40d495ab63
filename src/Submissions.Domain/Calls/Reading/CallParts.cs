using System.Text.RegularExpressions;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Documents;

namespace Submissions.Domain.Calls.Reading;

/// <summary>Reads the members of a call, each from its place in the file.</summary>
internal static partial class CallParts
{
    private static readonly string[] AfterClosingWords = ["refuse", "waiting-list"];
    private static readonly string[] TypeNames = [.. FileType.All.Select(type => type.Name)];

    public static string Prefix(JsonAt json)
    {
        var prefix = json.Text("two to five capital letters, as in MRK");
        if (prefix.Length > 0 && !PrefixForm().IsMatch(prefix))
            json.Expected("two to five capital letters, as in MRK");
        return prefix;
    }

    public static TimeZoneInfo? Zone(JsonAt json)
    {
        var id = json.Text("an IANA time zone, as in Africa/Casablanca");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && (zone.HasIanaId || id == "UTC"))
            return zone;
        if (id.Length > 0)
            json.Expected("an IANA time zone, as in Africa/Casablanca");
        return null;
    }

    public static FilingWindow Window(JsonAt json, TimeZoneInfo? zone)
    {
        var opens = LocalTimeReader.Start(json["opens"], zone);
        var closes = LocalTimeReader.End(json["closes"], zone);
        var grace = TimeSpan.FromMinutes(json["graceMinutes"].WholeOrNull(0, 24 * 60) ?? 0);
        var after = json["afterClosing"].OneOf(AfterClosingWords, "what happens after the closing");
        if (opens is { } from && closes is { } to && to > from)
            return new FilingWindow(from, to, grace, after == "waiting-list" ? AfterClosing.WaitingList : AfterClosing.Refuse);
        if (opens is not null && closes is not null)
            json["closes"].Expected("a time after $.opens");
        return new FilingWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue.AddDays(-2), grace, AfterClosing.Refuse);
    }

    public static (DateOnly From, DateOnly To) EventDates(JsonAt json)
    {
        var (from, to) = (json["from"].Day(), json["to"].Day());
        if (to < from && to != default)
            json["to"].Expected("a day not before $.eventDates.from");
        json.NoOthers();
        return (from, to);
    }

    /// <param name="last">The forum's last day.</param>
    public static Retention? Retention(JsonAt json, DateOnly last)
    {
        if (json.IsMissing)
            return null;
        DateOnly? day = json["date"].IsMissing ? null : json["date"].Day();
        var days = json["daysAfterEvent"].WholeOrNull(0, Calls.Retention.MostDays);
        json.NoOthers();
        if (day is not null && days is not null)
            json.Expected("a date or daysAfterEvent, and not both");
        else if (day <= last && day != default(DateOnly))
            json["date"].Expected("a day after $.eventDates.to");
        return day is null && days is null ? null : new Retention(day, days);
    }

    public static Venue Venue(JsonAt json)
    {
        var country = json["country"].IsMissing ? null : json["country"].OneOf(CountryCodes.All, "a country, ISO 3166-1 alpha-2, or null");
        var venue = new Venue(json["name"].TextOrNull("the venue's name, or null while it is to be confirmed"), json["city"].TextOrNull("the city, or null"), country);
        json.NoOthers();
        return venue;
    }

    public static EmailAddress Email(JsonAt json)
    {
        if (!EmailAddress.TryParse(json.Text("an e-mail address"), out var email))
            json.Expected("an e-mail address");
        return email;
    }

    public static Words Texts(JsonAt json, IReadOnlyList<string> languages)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in json.Members())
        {
            if (!languages.Contains(language) && languages.Count > 0)
                text.Expected($"no text in this language, but in one of $.languages: {string.Join(", ", languages)}");
            texts[language] = text.Text();
        }

        if (languages.Count > 0 && !texts.ContainsKey(languages[0]))
            json[languages[0]].Expected("a text in the call's first language");
        return new Words(texts);
    }

    public static List<Rule> Rules(JsonAt json)
    {
        var rules = new List<Rule>();
        foreach (var item in json.Items())
        {
            if (RuleKinds.Read(item) is not { } rule)
                continue;
            if (rules.Exists(other => other.Name == rule.Name && other.Field == rule.Field && rule is not OrganiserKindsRule))
                item.Expected($"one rule '{rule.Name}' for {rule.Field}; another stands before");
            rules.Add(rule);
        }

        return rules;
    }

    public static DocumentLimits Limits(JsonAt json)
    {
        var limits = new DocumentLimits(json["maxMiB"].Whole(1, 200), json["types"].Distinct(type => type.OneOf(TypeNames, "a type of file")));
        json.NoOthers();
        return limits;
    }

    public static Dictionary<string, IReadOnlyList<string>> Aliases(JsonAt json)
    {
        var aliases = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var (organisations, beneath) = (json.Members(optional: true), new Dictionary<string, string>(StringComparer.Ordinal));
        var firsts = organisations.Select(one => OrganisationNames.Normalise(one.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, others) in organisations)
        {
            if (OrganisationNames.Normalise(name).Length == 0)
                others.Expected("the name of an organisation, with letters or digits, before its other names");
            if (others.Items() is { Count: 0 })
                others.Expected("at least one other name of this organisation; one without others need not stand here");
            aliases[name] = others.Distinct(other => Alias(other, name, firsts, beneath), optional: true);
        }

        return aliases;
    }

    /// <param name="firsts">The keys of all that stand before other names.</param>
    /// <param name="beneath">Which organisation a key stood beneath so far.</param>
    private static string Alias(JsonAt json, string name, HashSet<string> firsts, Dictionary<string, string> beneath)
    {
        var other = json.Text("another name of this organisation", 300);
        var key = OrganisationNames.Normalise(other);
        if (other.Length > 0 && key.Length == 0)
            json.Expected("another name of this organisation, with letters or digits");
        else if (key.Length > 0 && key != OrganisationNames.Normalise(name) && firsts.Contains(key))
            json.Expected($"a name that has no other names beneath it: put those of “{other}” beneath “{name}” too, or take it out here");
        else if (key.Length > 0 && !beneath.TryAdd(key, name) && beneath[key] != name)
            json.Expected($"a name of one organisation: “{other}” stands beneath “{beneath[key]}” already");
        return other;
    }

    [GeneratedRegex(@"^[A-Z]{2,5}\z")]
    private static partial Regex PrefixForm();
}
