using System.Text.RegularExpressions;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>One thing that the queue can be filtered by. Its name and its values stand in addresses.</summary>
/// <param name="Name">As in <c>status</c>.</param>
/// <param name="Several">Whether any of several values may be asked for; else there is one.</param>
public sealed partial record QueueFacet(string Name, bool Several)
{
    public const string Me = "me";
    public const string Nobody = "nobody";
    public const string None = "none";
    public const string Missing = "missing";
    public const string Late = "late";
    public const string Complete = "complete";
    public const string Undelivered = "undelivered";
    public const string ToCall = "to-call";

    public static QueueFacet Status { get; } = new("status", true) { Values = [.. Enum.GetValues<ProposalStatus>().Where(status => status != ProposalStatus.Draft).Select(status => status.Slug())] };

    /// <summary>Of any organiser, not only the lead.</summary>
    public static QueueFacet Kind { get; } = new("kind", true) { Values = OrganiserKind.All };

    /// <summary>Of any organiser: ISO 3166-1 alpha-2.</summary>
    public static QueueFacet Country { get; } = new("country", true) { Form = CountryForm() };

    public static QueueFacet Language { get; } = new("language", true) { Form = LanguageForm() };

    public static QueueFacet Documents { get; } = new("documents", false) { Values = [Missing, Late, Complete] };

    /// <summary>A rule's name.</summary>
    public static QueueFacet Finding { get; } = new("finding", true) { Form = RuleForm() };

    /// <summary>Of the same finding as <see cref="Finding"/>, where both are asked for; <see cref="None"/> when nothing blocks or warns.</summary>
    public static QueueFacet Severity { get; } = new("severity", true) { Values = ["block", "warn", "inform", None] };

    public static QueueFacet Room { get; } = new("room", true) { Values = ["fits", "fits-if", "no"] };

    /// <summary><see cref="Me"/>, <see cref="Nobody"/>, or a member by the id that stands in addresses.</summary>
    public static QueueFacet Assigned { get; } = new("assigned", false) { Values = [Me, Nobody], Form = MemberForm() };

    /// <summary>That letters do not reach one of its contacts, or that the unit is to call because they did not help.</summary>
    public static QueueFacet Letters { get; } = new("letters", false) { Values = [Undelivered, ToCall] };

    /// <summary>What waits for the unit: <see cref="QueueWaiting"/>.</summary>
    public static QueueFacet Waiting { get; } = new("waiting", true) { Values = QueueWaiting.All };

    /// <summary>Moved by somebody else since the viewer last looked.</summary>
    public static QueueFacet New { get; } = new("new", false) { Values = ["1"] };

    /// <summary>Words that must all be found in reference, title, organisers and contacts.</summary>
    public static QueueFacet Words { get; } = new("q", false) { Form = TextForm() };

    /// <summary>In the order in which addresses hold them.</summary>
    public static IReadOnlyList<QueueFacet> All { get; } = [Status, Kind, Country, Language, Documents, Finding, Severity, Room, Assigned, Letters, Waiting, New, Words];

    /// <summary>The values there are; without any, or beside them, what has the form.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    private Regex? Form { get; init; }

    /// <summary>The values in what an address holds under this name: repeated, or joined by commas as a host on the way joins them.</summary>
    /// <param name="unknown">What is no value of this facet.</param>
    internal IReadOnlyList<string> Read(IEnumerable<string> given, out IReadOnlyList<string> unknown)
    {
        var typed = (this == Words ? [string.Join(' ', given)] : given.SelectMany(value => value.Split(',')))
            .Select(value => value.Trim()).Where(value => value.Length > 0).Select(Written).Distinct(StringComparer.Ordinal).ToList();
        var read = typed.Where(Knows).Order(StringComparer.Ordinal).ToList();
        unknown = [.. typed.Where(value => !Knows(value)), .. Several ? [] : read.Skip(1)];
        return Several ? read : [.. read.Take(1)];
    }

    internal bool Knows(string value) => Values.Contains(value, StringComparer.Ordinal) || (Form?.IsMatch(value) == true && (this != Words || IsSearched(value)));

    /// <summary>Signs alone are found nowhere; asked for, they must not mean everything.</summary>
    private static bool IsSearched(string typed) => SearchText.Fold(typed).Length > 0;

    private string Written(string value) => this == Country ? value.ToUpperInvariant() : value;

    public bool Equals(QueueFacet? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    [GeneratedRegex("^[A-Z]{2}\\z")]
    private static partial Regex CountryForm();

    [GeneratedRegex("^[a-z]{2,3}\\z")]
    private static partial Regex LanguageForm();

    [GeneratedRegex("^[A-Za-z]{1,40}\\z")]
    private static partial Regex RuleForm();

    [GeneratedRegex("^[0-9a-f]{16}\\z")]
    private static partial Regex MemberForm();

    [GeneratedRegex(@"^[^\p{C}]{1,200}\z")]
    private static partial Regex TextForm();
}
