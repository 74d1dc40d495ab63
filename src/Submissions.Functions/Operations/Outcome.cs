using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>How a use case ended, for the door to report.</summary>
internal abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>There is no such thing, or the key does not open it: nobody can tell which.</summary>
    public sealed record NotFound : Outcome<T>;

    /// <param name="Findings">What blocks, where the call's rules refuse.</param>
    public sealed record Refused(Refusal Refusal, IReadOnlyList<Finding> Findings) : Outcome<T>;

    /// <summary>Somebody else changed it meanwhile; this is what it is now.</summary>
    public sealed record Changed(Opened Newer) : Outcome<T>;

    public static Outcome<T> No(Refusal refusal) => new Refused(refusal, []);
}

/// <summary>What opens a proposal: its id and the key of a link.</summary>
internal readonly record struct Access(ProposalId Id, LinkKey Key);

/// <summary>Who opens a proposal: whoever holds a link of it, or the support unit, whose right its door has asked for.</summary>
internal abstract record Opener(ProposalId Id)
{
    public sealed record Link(Access Access) : Opener(Access.Id);

    public sealed record Unit(ProposalId Id) : Opener(Id);

    public static implicit operator Opener(Access access) => new Link(access);

    public static Opener FromAccess(Access access) => access;
}
