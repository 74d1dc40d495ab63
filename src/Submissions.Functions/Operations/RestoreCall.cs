using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage.Archives;

namespace Submissions.Functions.Operations;

/// <summary>
/// Brings a call back from an archive, into a store that has nothing of it. Every byte is verified before the first is written; killed at any
/// line it is run again and ends the same. All letters are stopped first, and stay so until somebody lets them go: what was owed at the
/// backup may have gone out since.
/// </summary>
internal sealed class RestoreCall(RestoreStore store, ArchivedBlobs blobs, MoveBrake brake, TimeProvider clock)
{
    private const string Operator = "operator";

    /// <exception cref="ArchiveException">The archive is damaged or none, or the store has the call.</exception>
    public async Task<ArchiveManifest> RunAsync(Stream file, CancellationToken cancellationToken)
    {
        await using var archive = await ArchiveReader.OpenAsync(file, cancellationToken);
        await archive.VerifyAsync(cancellationToken);
        var manifest = archive.Manifest;
        var last = await RestoreStore.LastAsync(archive, cancellationToken);
        var begunAt = await BeginAsync(archive, cancellationToken);
        var act = new Act(Operator, begunAt);
        await StopLettersAsync(manifest, act, cancellationToken);
        foreach (var rows in manifest.Rows)
            await store.WriteAsync(archive, rows, cancellationToken);
        if (manifest.Documents.Count > 0)
            await blobs.MakeContainerAsync(cancellationToken);
        foreach (var document in manifest.Documents)
            await archive.ReadDocumentAsync(document, bytes => blobs.WriteAsync(manifest.Call, document, bytes, cancellationToken), cancellationToken);
        var told = string.Create(CultureInfo.InvariantCulture, $"as of {manifest.At:u}: {manifest.Proposals} proposals, {manifest.Documents.Count} documents");
        await store.TellAsync(manifest.Call, NewAudit.Of(act, AuditKinds.CallRestored, manifest.Call.Value, told), begunAt, cancellationToken);
        await store.FinishAsync(manifest.Call, last, cancellationToken);
        return manifest;
    }

    private async Task<DateTimeOffset> BeginAsync(ArchiveReader archive, CancellationToken cancellationToken)
    {
        var call = archive.Manifest.Call;
        if (await store.BegunAsync(call, cancellationToken) is { } begun)
            return begun.Archive == archive.Id ? begun.At : throw Other(call);
        if (await store.HasCallAsync(call, cancellationToken))
            throw new ArchiveException($"The call {call} is in this store. A backup is restored into one that has nothing of it. Nothing was changed.");
        if (await store.HasRowsAsync(call, cancellationToken) || await HasBlobsAsync(call, cancellationToken))
            throw new ArchiveException($"This store holds rows or documents of a call {call} that is not there: nothing is restored over them.");
        var now = clock.GetUtcNow();
        return await store.BeginAsync(call, archive.Id, now, cancellationToken) ? now : throw Other(call);
    }

    private static ArchiveException Other(CallId call) =>
        new($"Another backup of {call} is being restored here, or its restoring broke off. Run that one again to its end, or empty the store.");

    private async Task<bool> HasBlobsAsync(CallId call, CancellationToken cancellationToken)
    {
        await foreach (var _ in blobs.NamesAsync(call, cancellationToken))
            return true;
        return false;
    }

    /// <summary>Before the call appears, every instance has seen that letters are stopped.</summary>
    private async Task StopLettersAsync(ArchiveManifest manifest, Act act, CancellationToken cancellationToken)
    {
        var stoppedBefore = (await brake.ReadAsync(cancellationToken)).Brake.Pause is not null;
        var why = string.Create(CultureInfo.InvariantCulture, $"{manifest.Call} was restored as of {manifest.At:u}. What was owed then may have gone out since: look at /letters/{manifest.Call}, stop what did, then let the letters go.");
        if (await brake.StopAsync(why, act, cancellationToken) is { } refusal)
            throw new ArchiveException(refusal.Words);
        if (!stoppedBefore)
            await Task.Delay(LetterAllowance.Glance, clock, cancellationToken);
    }
}
