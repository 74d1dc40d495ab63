using Submissions.Domain.Proposals;

namespace Submissions.Domain.Desk;

/// <summary>
/// The support unit's list: one for the installation, in order of name. Whoever changes it says which version was seen, so that
/// nobody overwrites what a colleague did meanwhile.
/// </summary>
/// <param name="Version">0 for a list nobody has changed yet.</param>
public sealed record MemberList(int Version, IReadOnlyList<Member> Members)
{
    /// <summary>More than any unit has; the list is one row.</summary>
    public const int Most = 200;

    public static MemberList Empty { get; } = new(0, []);

    public bool HasCoordinator => Members.Any(member => member.Role == DeskRole.Coordinator);

    public Member? Find(EmailAddress email) => Members.FirstOrDefault(member => member.Is(email));

    public Member? Find(string id) => Members.FirstOrDefault(member => member.Id == id);

    /// <summary>With the coordinator that the configuration names, while the list has none: somebody must be able to begin.</summary>
    public MemberList WithFirst(EmailAddress? first) => first is not { } email || HasCoordinator
        ? this
        : this with { Members = Sorted([.. Members.Where(member => !member.Is(email)), new Member(email, "First coordinator", DeskRole.Coordinator, "en", DateTimeOffset.UnixEpoch)]) };

    public ListMove Add(int seen, Member added)
    {
        if (Find(added.Email) is { } there)
            return Same(there, added) ? new ListMove.Nothing() : ListMove.No(ListRefusals.AlreadyThere);
        if (Members.Count >= Most)
            return ListMove.No(ListRefusals.Full);
        return seen == Version ? Made([.. Members, added], null, added) : ListMove.No(ListRefusals.ChangedMeanwhile);
    }

    /// <summary>Changes name, role and language; an address is changed by removing one and adding the other.</summary>
    public ListMove Change(int seen, string id, string name, DeskRole role, string language)
    {
        if (Find(id) is not { } before)
            return ListMove.No(ListRefusals.NotThere);
        var after = before with { Name = name, Role = role, Language = language };
        if (before == after)
            return new ListMove.Nothing();
        if (seen != Version)
            return ListMove.No(ListRefusals.ChangedMeanwhile);
        return Made([.. Members.Select(member => member.Is(before.Email) ? after : member)], before, after);
    }

    public ListMove Remove(int seen, string id)
    {
        if (Find(id) is not { } before)
            return new ListMove.Nothing();
        return seen == Version ? Made([.. Members.Where(member => !member.Is(before.Email))], before, null) : ListMove.No(ListRefusals.ChangedMeanwhile);
    }

    private ListMove Made(IReadOnlyList<Member> members, Member? before, Member? after)
    {
        var list = new MemberList(Version + 1, Sorted(members));
        return list.HasCoordinator ? new ListMove.Made(list, before, after) : ListMove.No(ListRefusals.LastCoordinator);
    }

    private static bool Same(Member one, Member other) => one with { Since = other.Since, Email = other.Email } == other;

    private static IReadOnlyList<Member> Sorted(IEnumerable<Member> members) =>
        [.. members.OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase).ThenBy(member => member.Email.Value, StringComparer.OrdinalIgnoreCase)];
}

/// <summary>What a change of the list gives.</summary>
public abstract record ListMove
{
    private ListMove()
    {
    }

    /// <param name="Before">The member it was; null when added.</param>
    /// <param name="After">The member it is; null when removed.</param>
    public sealed record Made(MemberList List, Member? Before, Member? After) : ListMove;

    /// <summary>It is already so: a form sent twice.</summary>
    public sealed record Nothing : ListMove;

    public sealed record Refused(Refusal Refusal) : ListMove;

    public static ListMove No(Refusal refusal) => new Refused(refusal);
}

public static class ListRefusals
{
    public static Refusal LastCoordinator { get; } = new("last-coordinator", "Somebody must be able to manage this list. Make another member coordinator first.");
    public static Refusal AlreadyThere { get; } = new("member-exists", "This address is on the list already. Change its name or role there.");
    public static Refusal NotThere { get; } = new("no-such-member", "This member is not on the list any more.");
    public static Refusal Full { get; } = new("list-full", $"The list holds {MemberList.Most} members at most. Remove some first.");
    public static Refusal ChangedMeanwhile { get; } = new("list-changed", "Somebody else changed the list meanwhile. Nothing was changed now: look at the list as it is, and do it again if it is still right.");
}
