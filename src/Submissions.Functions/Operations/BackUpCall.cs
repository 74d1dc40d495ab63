using Submissions.Domain.Calls;
using Submissions.Functions.Storage.Archives;

namespace Submissions.Functions.Operations;

/// <summary>All of a call in one file, while people go on filing (docs/adr/0014).</summary>
internal sealed class BackUpCall(CallArchive archive, RestoreStore restores)
{
    /// <param name="file">Where to; it appears when it is whole.</param>
    /// <exception cref="ArchiveException">There is no such call, there is such a file, none can be written there, or the call does not stand still.</exception>
    public async Task<ArchiveManifest> RunAsync(CallId call, string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
            throw new ArchiveException($"{file} is there already, and is not overwritten.");
        if (!await restores.HasCallAsync(call, cancellationToken))
            throw new ArchiveException($"There is no call {call}.");
        var partial = $"{file}.partial";
        var to = Create(partial, file);
        try
        {
            ArchiveManifest manifest;
            await using (to)
                manifest = await archive.WriteAsync(call, to, $"{file}.rows", cancellationToken);
            File.Move(partial, file);
            return manifest;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static FileStream Create(string partial, string file)
    {
        try
        {
            return PrivateFile.Create(partial);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(
                Directory.Exists(Path.GetDirectoryName(file)) ? $"Nothing can be written to {file}: {fault.Message}" : $"There is no folder {Path.GetDirectoryName(file)} to write the backup to.", fault);
        }
    }
}
