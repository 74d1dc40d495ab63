using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Calls whose personal data is erased, or is to be by now.</summary>
internal static class CallsDueToBeErased
{
    /// <returns>The call's file as it stands; null where nothing is to be erased yet. Of a call whose day is to come it is not read.</returns>
    public static async Task<CallFile?> FindDueToBeErasedAsync(this CallStore calls, Call call, DateTimeOffset now, CancellationToken cancellationToken) =>
        call.Retention is { } retention && retention.Due(call, DateTimeOffset.MinValue) <= now
        && await calls.FindFileAsync(call.Id, cancellationToken) is { Value: var file } && retention.Due(call, file.Version.At) <= now
            ? file
            : null;
}
