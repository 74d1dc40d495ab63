using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Review;

/// <summary>A proposal as the queue shows it: written when it changes, so that the list reads rows and decides nothing.</summary>
public sealed record QueueEntry
{
    private const int MostValues = 50;

    public required ProposalId Id { get; init; }
    public required Reference Reference { get; init; }
    public required ProposalStatus Status { get; init; }
    public required DateTimeOffset FirstFiledAt { get; init; }

    /// <summary>When it last changed in any way that the queue shows: by filing, document, or an act of the support unit.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>
    /// <see cref="ChangedAt"/> as the storage orders it: never the same twice for a proposal, and never earlier than before.
    /// </summary>
    public DateTimeOffset MovedAt { get; init; }

    /// <summary>Who moved it last, as in the history.</summary>
    public string MovedBy { get; init; } = "";

    public required int Version { get; init; }
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public string? LeadKind { get; init; }
    public string? LeadCountry { get; init; }

    /// <summary>Of every organiser, not only the lead: each once.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Of the event.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Reference, titles, organisers and contacts, to be searched and never to be shown.</summary>
    public SearchText Search { get; init; } = SearchText.None;

    public EmailAddress? AssignedTo { get; init; }

    /// <summary>The keys of its organisations, aliases resolved, the lead's first.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>The title's <see cref="Likeness.Bits"/>.</summary>
    public ulong TitleBits { get; init; }

    /// <summary>The description's <see cref="Likeness"/>.</summary>
    public TextSketch Sketch { get; init; } = TextSketch.None;

    /// <summary>The findings of the filed version, without guideline and way out.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The best place in a sentence.</summary>
    public required string BestPlace { get; init; }

    public Fit BestFit { get; init; }

    /// <summary>The kinds that the call asks for and that are not here, or were not accepted.</summary>
    public IReadOnlyList<string> MissingDocuments { get; init; } = [];

    /// <summary>When the first of those was due, or will be: later than by the call's rule where more time was given. Null when none is missing.</summary>
    public DateTimeOffset? NextDue { get; init; }

    public required int DocumentsAsked { get; init; }

    public int DocumentsReceived => DocumentsAsked - MissingDocuments.Count;

    /// <summary>Whom of the unit an answer of the organisers waits for.</summary>
    public IReadOnlyList<Answered> Answered { get; init; } = [];

    /// <summary>The decision that is prepared, for the unit alone.</summary>
    public PreparedEntry? Prepared { get; init; }

    /// <summary>Until when an acceptance is to be confirmed; null when none waits to be. Past it, it was not confirmed in time.</summary>
    public DateTimeOffset? ConfirmBy { get; init; }

    /// <summary>Until when the first of what was asked of it alone is owed: changes, or a document. Null when nothing is, or without a date.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>Whether letters do not reach one of its contacts.</summary>
    public bool Undelivered { get; init; }

    /// <summary>What the unit is to call its organisers about, because letters did not help: each a sentence.</summary>
    public IReadOnlyList<string> ToCall { get; init; } = [];

    /// <summary>How the queue is to show a proposal: its filed version, checked.</summary>
    /// <param name="filed">The content as filed, which may be older than what is being written.</param>
    /// <param name="findings">What the rules find of that content, where the move that filed it has asked them just now.</param>
    public static QueueEntry Of(Call call, Proposal proposal, ProposalContent filed, DateTimeOffset now, IReadOnlyList<Finding>? findings = null)
    {
        var filing = proposal.Filed ?? throw new InvalidOperationException("A draft is not in the queue.");
        var asked = proposal.Asked(call);
        var best = RoomFit.Best(call, Demand.Of(filed));
        return new QueueEntry
        {
            Id = proposal.Id,
            Reference = filing.Reference,
            Status = proposal.Status,
            FirstFiledAt = filing.FirstAt,
            ChangedAt = proposal.ChangedAt,
            Version = filing.Version,
            Title = Short(filed.Title) ?? "",
            Lead = Short(filed.Lead?.Name) ?? "",
            LeadKind = Short(filed.Lead?.Kind),
            LeadCountry = Short(filed.Lead?.Country),
            Organisations = [.. filed.Organisers.OrderBy(o => o != filed.Lead).Select(o => call.Organisations.Key(o.Name)).OfType<string>().Distinct()],
            TitleBits = Likeness.Bits(filed.Title),
            Sketch = TextSketch.Of(filed.Description),
            Kinds = Each(filed.Organisers.Select(organiser => organiser.Kind)),
            Countries = Each(filed.Organisers.Select(organiser => organiser.Country)),
            Languages = Each(filed.Languages),
            Search = SearchText.Of(Texts(filing.Reference, filed)),
            AssignedTo = proposal.AssignedTo,
            Findings = [.. (findings ?? Check.All(proposal.Candidate(filed, call, now))).Select(f => f with { Guideline = null, Fix = null })],
            BestFit = best.Fit,
            BestPlace = best.Words,
            NextDue = asked.Where(document => document.IsOwed).Select(document => (DateTimeOffset?)document.DueAt).Min(),
            MissingDocuments = [.. asked.Where(document => document.IsOwed).Select(document => document.Kind)],
            DocumentsAsked = asked.Count,
            Answered = proposal.Asking.Answered,
            Prepared = PreparedEntry.Of(call, proposal),
            ConfirmBy = proposal.Standing == ProposalStatus.Accepted ? proposal.Deciding.Current?.ConfirmBy : null,
            Undelivered = proposal.HasUndelivered(),
            AnswerBy = AnswerDue(call, proposal),
            ToCall = [.. Chases.Of(call, proposal).Where(chase => proposal.Reminding.Of(chase.Key)?.CallSince is not null).Select(chase => ReminderWords.What(chase, call))],
        };
    }

    /// <summary>Of a proposal at its end nothing is awaited.</summary>
    private static DateTimeOffset? AnswerDue(Call call, Proposal proposal) => proposal.RefusesAsking() is not null ? null : proposal.Asking.Documents
        .Where(asked => !asked.IsAnsweredBy(proposal) && proposal.Waivers.All(waiver => waiver.Kind != asked.Kind)).Select(asked => proposal.DueOf(call, asked.Kind))
        .Append(proposal.Asking.Changes?.Due).Min();

    private static IEnumerable<string?> Texts(Reference reference, ProposalContent filed) =>
    [
        reference.Value, filed.Title, .. filed.Translations.Values.Select(translation => translation.Title),
        .. filed.Organisers.SelectMany(organiser => new[] { organiser.Name, organiser.Unit }),
        .. filed.Contacts.SelectMany(contact => new[] { contact.Name, contact.Organisation, contact.Email }),
    ];

    private static IReadOnlyList<string> Each(IEnumerable<string?> values) =>
        [.. values.Where(value => !value.IsBlank()).Select(value => Short(value)!).Distinct(StringComparer.Ordinal).Take(MostValues)];

    /// <summary>A call need not limit its texts; a list does.</summary>
    private static string? Short(string? text)
    {
        const int most = 300;
        if (text is null || text.Length <= most)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
    }
}
