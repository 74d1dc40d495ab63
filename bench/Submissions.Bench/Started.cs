using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Submissions.Bench;

/// <summary>Every process that was started here, so that none outlives the bench, however it ends.</summary>
internal static class Started
{
    private static readonly ConcurrentDictionary<Process, bool> Running = [];

    public static Process Start(ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        Running[process] = true;
        return process;
    }

    /// <summary>As the Functions host ends its handler: at once, without a warning.</summary>
    public static void End(Process process)
    {
        if (!Running.TryRemove(process, out _))
            return;
        try
        {
            process.Kill();
            process.WaitForExit();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It had ended by itself.
        }

        process.Dispose();
    }

    public static void EndAll()
    {
        foreach (var process in Running.Keys)
            End(process);
    }
}
