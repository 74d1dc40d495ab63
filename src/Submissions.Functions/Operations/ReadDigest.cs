using Submissions.Domain.Desk;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>How often a member's digest comes.</summary>
internal sealed class ReadDigest(DigestStore digests)
{
    public async Task<DigestEvery> RunAsync(Member member, CancellationToken cancellationToken) =>
        (await digests.FindAsync(member.Email, cancellationToken)).Value.For(member);
}
