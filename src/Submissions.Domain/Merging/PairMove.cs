using Submissions.Domain.Proposals;

namespace Submissions.Domain.Merging;

/// <summary>A move that changes two proposals at once, or neither.</summary>
public abstract record PairMove
{
    private PairMove()
    {
    }

    /// <param name="Mine">Of the proposal it was asked of.</param>
    /// <param name="Other">Of the other one.</param>
    public sealed record Made(Move.Made Mine, Move.Made Other) : PairMove
    {
        /// <summary>The same, its letters naming each proposal to the other side by what was filed of it.</summary>
        public Made Naming(ProposalContent mine, ProposalContent other) => new(Mine.NamingOther(other), Other.NamingOther(mine));
    }

    public sealed record Refused(Refusal Refusal) : PairMove;

    public static PairMove No(Refusal refusal) => new Refused(refusal);
}
