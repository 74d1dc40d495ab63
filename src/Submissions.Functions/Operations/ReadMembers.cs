using Microsoft.Extensions.Options;
using Submissions.Domain.Desk;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>The support unit's list, with the first coordinator while it has none.</summary>
internal sealed class ReadMembers(MemberStore members, IOptions<DeskOptions> options)
{
    public async Task<Stored<MemberList>> RunAsync(CancellationToken cancellationToken)
    {
        var stored = await members.ReadAsync(cancellationToken);
        return stored with { Value = stored.Value.WithFirst(options.Value.First) };
    }
}
