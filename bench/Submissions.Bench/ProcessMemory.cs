using System.Globalization;

namespace Submissions.Bench;

/// <summary>What Linux says of a process's resident memory, in MiB.</summary>
internal static class ProcessMemory
{
    /// <summary>Forgets the peak so far.</summary>
    /// <returns>What is resident now.</returns>
    public static double Watch(int process)
    {
        File.WriteAllText($"/proc/{process}/clear_refs", "5");
        return Read(process, "VmRSS:");
    }

    /// <summary>The most that was resident since <see cref="Watch"/>.</summary>
    public static double Peak(int process) => Read(process, "VmHWM:");

    private static double Read(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..^" kB".Length], CultureInfo.InvariantCulture) / 1024;
    }
}
