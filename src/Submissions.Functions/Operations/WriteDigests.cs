using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Writes each member's digest when its morning has come: once, whichever instance is first, because the letter and up to when all is told are
/// one transaction. One that has nothing to tell is no letter.
/// </summary>
internal sealed class WriteDigests(CallStore calls, QueueIndex index, ReadMembers members, DigestStore digests, TimeProvider clock)
{
    /// <returns>How many letters this run owes.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (now, owed) = (clock.GetUtcNow(), 0);
        IReadOnlyList<Call>? all = null;
        foreach (var member in (await members.RunAsync(cancellationToken)).Value.Members)
        {
            var stored = await digests.FindAsync(member.Email, cancellationToken);
            if (stored.Value.Since(member, now) is not { } since)
                continue;
            all ??= await calls.AllAsync(cancellationToken);
            var told = await TellAsync(all, member, since, now, cancellationToken);
            var letter = told.Count > 0 ? Letter(member, stored.Value.Scheduled(member, now)!.Value, told, now) : null;
            if (await digests.SaveAsync(member.Email, stored, stored.Value with { LastAt = now }, letter, cancellationToken) && letter is not null)
                owed++;
        }

        return owed;
    }

    /// <summary>What a member chose; the time up to which all is told stays.</summary>
    public async Task ChooseAsync(Member member, DigestEvery every, CancellationToken cancellationToken)
    {
        const int mostRaces = 4;
        for (var race = 0; race < mostRaces; race++)
        {
            var stored = await digests.FindAsync(member.Email, cancellationToken);
            // Who begins to want them is not told of all that was before.
            var last = stored.Value.For(member) == DigestEvery.Never ? clock.GetUtcNow() : stored.Value.LastAt;
            if (stored.Value.Every == every || await digests.SaveAsync(member.Email, stored, new DigestChoice(every, last), null, cancellationToken))
                return;
        }
    }

    private async Task<IReadOnlyList<CallDigest>> TellAsync(
        IReadOnlyList<Call> all, Member member, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var told = new List<CallDigest>();
        foreach (var call in all)
        {
            if (CallDigest.Of(call, (await index.OfAsync(call.Id, cancellationToken)).Entries, member, since, now) is { } digest
                && await calls.FindDueToBeErasedAsync(call, now, cancellationToken) is null)
                told.Add(digest);
        }

        return told;
    }

    private static Letter Letter(Member member, DateTimeOffset scheduled, IReadOnlyList<CallDigest> told, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"digest-{scheduled.UtcDateTime:yyyyMMdd}-{member.Id}"), LetterOwner.Desk, LetterKind.Digest, member.Email, member.Language, now, null, 0)
    {
        Matter = new LetterMatter { Digest = told },
    };
}
