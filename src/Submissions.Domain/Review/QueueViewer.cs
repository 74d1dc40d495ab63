using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Review;

/// <summary>Who looks at the queue, and when: what "me", "new" and "late" mean.</summary>
/// <param name="Me">The member; null where nobody is known.</param>
/// <param name="LookedAt">Up to where the member has seen the call's queue; null for never.</param>
public sealed record QueueViewer(Call Call, EmailAddress? Me, DateTimeOffset? LookedAt, DateTimeOffset Now)
{
    /// <summary>Whether the filter means an entry, for this viewer.</summary>
    public Predicate<QueueEntry> Takes(QueueFilter filter)
    {
        Predicate<QueueEntry>[] all = [.. Asked(filter)];
        return entry => Array.TrueForAll(all, one => one(entry));
    }

    /// <summary>Whether somebody else moved it since the viewer last looked.</summary>
    public bool IsNew(QueueEntry entry) =>
        (LookedAt is not { } looked || entry.MovedAt > looked) && (Me is not { } me || !entry.MovedBy.Equals(me.Value, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<Predicate<QueueEntry>> Asked(QueueFilter filter)
    {
        if (filter.Of(QueueFacet.Status) is { Count: > 0 } statuses)
        {
            var wanted = statuses.Select(ProposalStatuses.Parse).ToHashSet();
            yield return entry => wanted.Contains(entry.Status);
        }

        if (filter.Of(QueueFacet.Kind) is { Count: > 0 } kinds)
            yield return entry => Any(entry.Kinds, kinds);
        if (filter.Of(QueueFacet.Country) is { Count: > 0 } countries)
            yield return entry => Any(entry.Countries, countries);
        if (filter.Of(QueueFacet.Language) is { Count: > 0 } languages)
            yield return entry => Any(entry.Languages, languages);
        if (filter.Of(QueueFacet.Documents) is [var documents])
            yield return Documents(documents);
        if (filter.Of(QueueFacet.Finding).Count + filter.Of(QueueFacet.Severity).Count > 0)
            yield return Findings(filter.Of(QueueFacet.Finding), filter.Of(QueueFacet.Severity));
        if (filter.Of(QueueFacet.Room) is { Count: > 0 } rooms)
            yield return entry => rooms.Contains(Slug(entry.BestFit));
        if (filter.Of(QueueFacet.Assigned) is [var assigned])
            yield return Assigned(assigned);
        if (filter.Of(QueueFacet.Letters) is [var letters])
            yield return Letters(letters);
        if (filter.Of(QueueFacet.Waiting) is { Count: > 0 } waiting)
            yield return entry => QueueWaiting.MayWait(entry) && waiting.Any(what => this.Since(entry, what) is not null);
        if (filter.Of(QueueFacet.New).Count > 0)
            yield return IsNew;
        // The dearest last: most entries are out by then.
        if (filter.Of(QueueFacet.Words) is [var typed] && SearchText.Words(typed) is { Count: > 0 } words)
            yield return entry => entry.Search.HasAll(words);
    }

    public static string Slug(Fit fit) => fit switch { Fit.Fits => "fits", Fit.FitsIf => "fits-if", _ => "no" };

    private Predicate<QueueEntry> Documents(string asked) => asked switch
    {
        QueueFacet.Complete => entry => entry.MissingDocuments.Count == 0,
        // The due instant's own second is in time.
        QueueFacet.Late => entry => entry.NextDue is { } due && Now >= due.AddSeconds(1),
        _ => entry => entry.MissingDocuments.Count > 0,
    };

    private static Predicate<QueueEntry> Letters(string asked) => asked switch
    {
        QueueFacet.ToCall => entry => entry.ToCall.Count > 0,
        _ => entry => entry.Undelivered,
    };

    private static Predicate<QueueEntry> Findings(IReadOnlyList<string> rules, IReadOnlyList<string> severities)
    {
        var clean = severities.Contains(QueueFacet.None);
        var wanted = severities.Where(slug => slug != QueueFacet.None)
            .Select(slug => slug switch { "block" => Severity.Block, "warn" => Severity.Warn, _ => Severity.Inform }).ToHashSet();
        return entry =>
            (clean && !entry.Findings.Any(finding => OfRules(finding) && finding.Severity != Severity.Inform))
            || ((wanted.Count > 0 || !clean) && entry.Findings.Any(finding => OfRules(finding) && (wanted.Count == 0 || wanted.Contains(finding.Severity))));

        bool OfRules(Finding finding) => rules.Count == 0 || rules.Contains(finding.Rule);
    }

    private Predicate<QueueEntry> Assigned(string asked)
    {
        if (asked == QueueFacet.Nobody)
            return entry => entry.AssignedTo is null;
        var wanted = asked == QueueFacet.Me ? (Me is { } me ? Member.IdOf(me) : null) : asked;
        var known = new Dictionary<EmailAddress, bool>();
        return entry =>
        {
            if (entry.AssignedTo is not { } owner)
                return false;
            if (!known.TryGetValue(owner, out var taken))
                known[owner] = taken = Member.IdOf(owner) == wanted;
            return taken;
        };
    }

    private static bool Any(IReadOnlyList<string> held, IReadOnlyList<string> wanted)
    {
        foreach (var value in held)
        {
            if (wanted.Contains(value))
                return true;
        }

        return false;
    }
}
