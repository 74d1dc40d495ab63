using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Functions.Views.Queue;

/// <summary>What every block of the dossier's page may want, as one cascading value.</summary>
/// <param name="Member">Who looks.</param>
/// <param name="Unit">The whole unit, for names and assignment.</param>
/// <param name="Once">For the forms' hidden key: sent twice, done once.</param>
public sealed record DossierView(Dossier Dossier, Member Member, IReadOnlyList<Member> Unit, string Once, DateTimeOffset Now)
{
    public Call Call => Dossier.Call;

    public Proposal Proposal => Dossier.Proposal;

    /// <summary>The page's address; the acts' addresses begin with it.</summary>
    public string Base => $"/queue/{Call.Id}/{Proposal.Id}";

    /// <summary>What stands behind the question mark and is to stay there from act to act, as the filter one came by; "" or with its mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The list it was opened from, as the page's address names it.</summary>
    public QueueQuery List { get; init; } = QueueQuery.Everything;

    /// <summary>What stands beside it in that list; null when it is not in the queue.</summary>
    public QueueNeighbours? Beside { get; init; }

    /// <summary>A form that was refused, to be shown again as it was typed.</summary>
    public KeptForm? Kept { get; init; }

    /// <summary>When somebody acted meanwhile: how much of the history had been seen.</summary>
    public int? SeenThen { get; init; }

    /// <summary>The versions to compare.</summary>
    public (int From, int To)? Compared { get; init; }

    public bool MayAct => Member.May(DeskRole.Reviewer);

    /// <summary>What was typed into a field of a form that is shown again; null in a fresh one.</summary>
    public string? Typed(string form, string field) => Kept?.Form == form ? Kept.Field(field) : null;

    public bool IsKept(string form) => Kept?.Form == form;

    /// <summary>Who acted, for the unit: a member's name, or the word the history uses.</summary>
    public string NameOf(string by) =>
        Unit.FirstOrDefault(member => member.Email.Value.Equals(by, StringComparison.OrdinalIgnoreCase))?.Name
        ?? (by == Act.Organiser ? "the organisers" : by);
}

/// <param name="Form">Its name, as its hidden field gives it.</param>
/// <param name="Field">The text of a field; null when nothing was typed.</param>
public sealed record KeptForm(string Form, Func<string, string?> Field);
