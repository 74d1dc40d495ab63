using System.Security.Cryptography;
using System.Text;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>
/// The proposals that an act on several is for, as forms carry it from page to page: those that were ticked, or all that a
/// filter means. It is resolved anew at each step. Nothing selected is refused, and never means everything.
/// </summary>
public abstract record Selection
{
    private Selection()
    {
    }

    /// <param name="Ids">Each once.</param>
    public sealed record Ticked(IReadOnlyList<ProposalId> Ids) : Selection
    {
        /// <summary>What was named with them and cannot be a proposal of the call, as it came: nobody is left out without being told.</summary>
        public IReadOnlyList<string> Others { get; init; } = [];

        public static Ticked Read(IEnumerable<string?> given, CallId call)
        {
            var named = given.Select(text => text ?? "").Distinct(StringComparer.Ordinal).ToLookup(text => ProposalId.TryParse(text, out var id) && id.Call == call);
            return new Ticked([.. named[true].Select(ProposalId.Parse)]) { Others = [.. named[false]] };
        }
    }

    /// <param name="Filter">What it means; <see cref="QueueFilter.Everything"/> is every proposal of the call, and then says so.</param>
    public sealed record Matching(QueueFilter Filter) : Selection;

    /// <summary>Whether it means the whole call only because nothing narrows it.</summary>
    public bool IsEveryone => this is Matching { Filter.IsEmpty: true };

    /// <summary>The filter in its address' words, or the proposal where there is one; empty for everything, and for several that were ticked.</summary>
    public string Words => this switch
    {
        Matching matching => matching.Filter.Query,
        Ticked { Ids: [var only] } => only.Value,
        _ => "",
    };

    /// <summary>Whom it means now, in the order of the list.</summary>
    public Selected In(QueueList list, QueueSort sort, QueueViewer viewer)
    {
        var ticked = this is Ticked { Ids: var ids } ? ids.ToHashSet() : [];
        var takes = this is Matching { Filter: var filter } ? viewer.Takes(filter) : entry => ticked.Contains(entry.Id);
        return new Selected(this, [.. list.From(sort, viewer).Where(entry => takes(entry))]);
    }
}

/// <summary>A selection and whom it means at this moment.</summary>
public sealed record Selected(Selection Selection, IReadOnlyList<QueueEntry> Entries)
{
    public int Count => Entries.Count;

    /// <summary>
    /// Names exactly these proposals: <c>12-9f8a…</c>, the number and a hash of the ids. Whoever confirms sends back the seal of
    /// what was shown; where it differs, others are meant by now, and nothing is done.
    /// </summary>
    public string Seal => SealOf([.. Entries.Select(entry => entry.Id)]);

    public static string SealOf(IReadOnlyList<ProposalId> ids)
    {
        var named = string.Join('\n', ids.Select(id => id.Value).Order(StringComparer.Ordinal));
        return $"{ids.Count}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(named)).AsSpan(0, 8))}";
    }

    /// <summary>What was ticked or named and is not among the call's filed proposals.</summary>
    public IReadOnlyList<NotTaken> NotTaken => Selection is Selection.Ticked ticked
        ? [.. ticked.Others.Select(Review.NotTaken.Other), .. ticked.Ids.Except(Entries.Select(entry => entry.Id)).Select(Review.NotTaken.NotFiled)]
        : [];

    /// <summary>Null when what was confirmed is what is meant now; else why nothing may be done. What was ticked one by one is confirmed by its ticks.</summary>
    /// <param name="confirmed">The seal that the confirming form sent; null when there was none.</param>
    public Refusal? Refuses(string? confirmed)
    {
        if (NotTaken.Count > 0)
            return Refusal.SelectionUnknown;
        if (Count == 0)
            return Refusal.NothingSelected;
        if (Selection is not Selection.Matching || confirmed == Seal)
            return null;
        return confirmed is null ? Refusal.SelectionUnseen : Refusal.SelectionChanged;
    }
}

/// <summary>One that was named for an act and is not among those it could be done to.</summary>
/// <param name="Id">As it came.</param>
public sealed record NotTaken(string Id, string Why)
{
    private const int LongestShown = 100;

    public Finding Finding => new("selection", Severity.Block, "ids", $"{Id}: {Why}.");

    public static NotTaken Other(string text) =>
        ProposalId.TryParse(text, out _) ? new NotTaken(text, "a proposal of another call") : new NotTaken(text.Length <= LongestShown ? text : $"{text[..LongestShown]}…", "not the id of a proposal");

    public static NotTaken NotFiled(ProposalId id) => new(id.Value, "not among this call’s filed proposals: it is a draft, or does not exist");
}
