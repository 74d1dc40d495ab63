using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Submissions.Testing;

/// <summary>What npm installs at the repository's root; installed once when it is missing.</summary>
internal static class NodeModules
{
    /// <exception cref="InvalidOperationException">npm could not install it; the message holds what npm said.</exception>
    public static string Azurite()
    {
        var root = Repository.Root;
        // npm writes this file last, so it tells a finished installation from one under way.
        var finished = Path.Combine(root, "node_modules", ".package-lock.json");
        if (!File.Exists(finished))
        {
            using var only = Locked(root);
            if (!File.Exists(finished))
                Install(root);
        }

        return Path.Combine(root, "node_modules", "azurite", "dist", "src", "azurite.js");
    }

    // Test assemblies run side by side, each in a process of its own: a file that one can open at a time keeps them apart.
    private static FileStream Locked(string root)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)).AsSpan(0, 8));
        var file = Path.Combine(Path.GetTempPath(), $"submissions-npm-{name}.lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                Task.Delay(TimeSpan.FromMilliseconds(200)).Wait();
            }
        }
    }

    private static void Install(string root)
    {
        var start = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        var said = npm.StandardError.ReadToEndAsync();
        npm.StandardOutput.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci failed: {said.Result}");
    }
}
