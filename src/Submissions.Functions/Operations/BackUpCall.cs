using Submissions.Domain.Calls;
using Submissions.Functions.Storage.Archives;

namespace Submissions.Functions.Operations;

/// <summary>All of a call in one file, while people go on filing (docs/adr/0014).</summary>
internal sealed class BackUpCall(CallArchive archive, RestoreStore restores)
{
    /// <param name="file">Where to; it appears when it is whole.</param>
    /// <exception cref="ArchiveException">There is no such call, there is such a file, or the call does not stand still.</exception>
    public async Task<ArchiveManifest> RunAsync(CallId call, string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
            throw new ArchiveException($"{file} is there already, and is not overwritten.");
        if (!await restores.HasCallAsync(call, cancellationToken))
            throw new ArchiveException($"There is no call {call}.");
        var partial = $"{file}.partial";
        try
        {
            ArchiveManifest manifest;
            await using (var to = PrivateFile.Create(partial))
                manifest = await archive.WriteAsync(call, to, $"{file}.rows", cancellationToken);
            File.Move(partial, file);
            return manifest;
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
