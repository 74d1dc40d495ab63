using Submissions.Domain.Proposals;

namespace Submissions.Domain.Letters;

/// <summary>Whose a letter is: a proposal's, or the support unit's own (to sign in). It says where the letter is stored and dispatched.</summary>
public readonly record struct LetterOwner
{
    private const string DeskName = "desk";

    private LetterOwner(ProposalId? proposal) => Proposal = proposal;

    public static LetterOwner Desk => default;

    /// <summary>Null for the desk's.</summary>
    public ProposalId? Proposal { get; }

    public static implicit operator LetterOwner(ProposalId proposal) => FromProposalId(proposal);

    public static LetterOwner FromProposalId(ProposalId proposal) => new(proposal);

    public static LetterOwner Parse(string text) => text == DeskName ? Desk : new(ProposalId.Parse(text));

    /// <summary>The proposal's id, or <c>desk</c>, which is none: an id has a dot.</summary>
    public override string ToString() => Proposal?.Value ?? DeskName;
}
