using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Reminders;

/// <summary>Something that is still to come from a proposal's organisers.</summary>
/// <param name="Key">Names it among all that ever was to come from them, as in <c>document-concept-note</c> or <c>confirm-2</c>.</param>
/// <param name="Subject">The kind of the document, or the question's number; null where the kind says all.</param>
/// <param name="Asked">When it was asked for.</param>
/// <param name="Due">The last instant at which it is in time; null where no date was set.</param>
public sealed record Chase(string Key, ReminderKind Kind, string? Subject, DateTimeOffset Asked, DateTimeOffset? Due)
{
    /// <summary>What was asked for in words: all that says what it is, or a remark to the kind of document it is.</summary>
    public string? Words { get; init; }

    /// <summary>Whether reminding is of no use any more: a draft that came too late, a merge that silence has ended.</summary>
    public bool IsOver(DateTimeOffset now) => Kind is ReminderKind.Draft or ReminderKind.Merge && now > Due;
}

/// <summary>The one answer to "what do we wait for": reminders, calendars and the desk ask here.</summary>
public static class Chases
{
    /// <param name="call">As it holds for this proposal, its own deadline included.</param>
    public static IReadOnlyList<Chase> Of(Call call, Proposal proposal)
    {
        if (proposal.Status == ProposalStatus.Draft)
            return [new Chase("draft", ReminderKind.Draft, null, proposal.CreatedAt, call.Window.Closes)];
        return proposal.Status.IsAtRest()
            ? []
            : [.. Answers(proposal), .. Documents(call, proposal).DistinctBy(chase => chase.Key)];
    }

    private static IEnumerable<Chase> Answers(Proposal proposal)
    {
        if (proposal is { Status: ProposalStatus.ChangesRequested, Asking.Changes: { } changes })
            yield return new Chase($"changes-{changes.At.UtcTicks}", ReminderKind.Changes, null, changes.At, changes.Due);
        foreach (var question in proposal.Asking.Questions.Where(question => question.IsOpen))
            yield return new Chase($"question-{question.Number}", ReminderKind.Question, $"{question.Number}", question.At, null) { Words = question.Words };
        if (proposal is { Standing: ProposalStatus.Accepted, Deciding.Current: { } decision })
            yield return new Chase($"confirm-{decision.Number}", ReminderKind.Confirm, null, decision.At, decision.ConfirmBy);
        if (proposal.Merge is { AgreedAt: null } merge)
            yield return new Chase($"merge-{merge.At.UtcTicks}", ReminderKind.Merge, null, merge.At, merge.Until);
    }

    /// <summary>What the unit asked of this proposal goes before what the call asks of all.</summary>
    private static IEnumerable<Chase> Documents(Call call, Proposal proposal)
    {
        foreach (var asked in proposal.Asking.Documents.Where(asked => !asked.IsAnsweredBy(proposal)))
            yield return Document(call, asked.Kind, asked.At, proposal.DueOf(call, asked.Kind) ?? asked.Due) with { Words = asked.Words };
        foreach (var asked in proposal.Asked(call).Where(asked => asked.IsOwed))
        {
            var chase = Document(call, asked.Kind, proposal.Filed?.FirstAt ?? proposal.CreatedAt, asked.DueAt);
            if (IsChased(proposal.Standing, chase.Kind))
                yield return chase;
        }
    }

    /// <summary>Who waits for a place was told that nothing is to be done; a report is owed by whoever holds an event.</summary>
    private static bool IsChased(ProposalStatus standing, ReminderKind kind) => standing switch
    {
        ProposalStatus.Confirmed or ProposalStatus.Held => true,
        ProposalStatus.Submitted or ProposalStatus.Accepted => kind == ReminderKind.Document,
        _ => false,
    };

    private static Chase Document(Call call, string kind, DateTimeOffset asked, DateTimeOffset due)
    {
        var what = due > DueDate.EndOf(call.EventTo, call.Zone) ? ReminderKind.Report : ReminderKind.Document;
        return new Chase($"{what.Slug()}-{kind}", what, kind, asked, due);
    }
}
