using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>The organisers' answers to what was asked. Changes are answered by filing again, or by words alone.</summary>
public static class AnsweringMoves
{
    /// <summary>Answers a question, once: what the unit has read does not change under it.</summary>
    public static Move Answer(this Proposal proposal, int number, string? words, Act act)
    {
        if ((proposal.RefusesAsking() ?? Wording.Refuse(words, required: true)) is { } refusal)
            return Move.No(refusal);
        var asking = proposal.Asking;
        if (asking.Questions.FirstOrDefault(question => question.Number == number) is not { } asked)
            return Move.No(Refusal.NoSuchQuestion);
        if (asked.WithdrawnAt is not null)
            return Move.No(Refusal.QuestionWithdrawn);
        if (asked.Answer is not null)
            return Move.No(Refusal.AlreadyAnswered);
        var answered = asked with { Answer = words!.Trim(), AnsweredAt = act.At };
        var after = proposal with
        {
            Asking = (asking with { Questions = [.. asking.Questions.Select(question => question == asked ? answered : question)] })
                .WithAnswer(new Answered(asked.By, act.At, HistoryKinds.QuestionAnswered)),
        };
        return after.Made(act, HistoryKinds.QuestionAnswered, answered.Answer);
    }

    /// <summary>Answers the requested changes in words, without filing: why nothing is changed.</summary>
    public static Move AnswerRequest(this Proposal proposal, string? words, Act act)
    {
        if (proposal.Asking.Changes is not { } request || proposal.Status != ProposalStatus.ChangesRequested)
            return Move.No(Refusal.NothingRequested);
        if (Wording.Refuse(words, required: true) is { } refusal)
            return Move.No(refusal);
        if (!request.Takes(act.At))
            return Move.No(Refusal.AnswerDuePassed);
        return proposal.Answered(act, HistoryKinds.RequestAnswered).Made(act, HistoryKinds.RequestAnswered, words!.Trim());
    }

    /// <summary>The proposal back where it stood, marked for whoever asked.</summary>
    internal static Proposal Answered(this Proposal proposal, Act act, string what)
    {
        if (proposal.Status != ProposalStatus.ChangesRequested || proposal.Asking.Changes is not { } request)
            return proposal;
        var back = proposal.StandingAt(request.Before);
        return back with { Asking = back.Asking.WithAnswer(new Answered(request.By, act.At, what)) };
    }
}
