using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Development only: signs in without a letter, as a member made for it that stands on the list like any other.</summary>
internal sealed class SignInOnLaptop(ReadMembers read, MemberStore members, StartSession start)
{
    /// <returns>The session's key.</returns>
    public async Task<LinkKey> RunAsync(DeskRole role, string? device, DateTimeOffset now, string? from, CancellationToken cancellationToken)
    {
        var member = await MemberAsync(role, now, cancellationToken);
        var key = LinkKey.New(RandomNumberGenerator.GetBytes(16));
        await start.RunAsync(member, key, null, device, new Act(member.Email.Value, now, from), cancellationToken);
        return key;
    }

    private async Task<Member> MemberAsync(DeskRole role, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await read.RunAsync(cancellationToken);
            var known = stored.Value.Members.FirstOrDefault(member => member.Is(Address(role)) && member.Role == role);
            if (known is not null)
                return known;
            var made = All(now).Where(member => stored.Value.Find(member.Email) is null || member.Role == role).ToList();
            var list = new MemberList(stored.Value.Version + 1, [.. stored.Value.Members.Where(member => !made.Exists(one => one.Is(member.Email))), .. made]);
            var act = new Act("laptop", now);
            var audit = made.Select(member => NewAudit.Of(act, AuditKinds.MemberAdded, member.Email.Value, member.Role.Slug()));
            await members.SaveAsync(stored, list, audit, [], cancellationToken);
        }
    }

    private static IEnumerable<Member> All(DateTimeOffset now) =>
        DeskRoles.All.Select(role => new Member(Address(role), $"Laptop {role.Slug()}", role, "en", now));

    private static EmailAddress Address(DeskRole role) => EmailAddress.Parse($"{role.Slug()}@laptop.example");
}
