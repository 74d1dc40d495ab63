using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Submissions.Package;

/// <summary>A published folder as one zip: the same folder gives the same bytes, wherever and whenever it is written.</summary>
public sealed record AzurePackage(int Entries, long Bytes, string Sha256)
{
    private const string Executable = "Submissions.Functions";

    /// <summary>The file that tells a running app which package it is.</summary>
    private const string Version = "version";

    // What "stat" shows of a regular file, in the upper half of the attributes, as every zip made on Unix has it.
    private const int RegularFile = 0x8000;
    private const UnixFileMode ReadByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode RunByAll = ReadByAll | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The first day that a zip can name: when it was made is no part of what it is.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="InvalidDataException">The folder is not one that the Functions host could start.</exception>
    public static AzurePackage Write(string folder, string file)
    {
        var names = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal).ToList();
        Check(folder, names);
        names.Remove(Version);
        File.WriteAllText(Path.Combine(folder, Version), VersionOf(folder, names) + "\n");
        names = [.. names.Append(Version).Order(StringComparer.Ordinal)];
        var unfinished = file + ".part";
        using (var zip = new ZipArchive(File.Create(unfinished), ZipArchiveMode.Create))
            foreach (var name in names)
                Add(zip, name, Path.Combine(folder, name));
        File.Move(unfinished, file, overwrite: true);

        using var made = File.OpenRead(file);
        return new AzurePackage(names.Count, made.Length, Convert.ToHexStringLower(SHA256.HashData(made)));
    }

    private static void Check(string folder, List<string> names)
    {
        foreach (var needed in (string[])[Executable, "host.json"])
            if (!names.Contains(needed))
                throw new InvalidDataException($"{folder} is no published folder: {needed} is missing.");
        if (!names.Any(name => name.EndsWith("/function.json", StringComparison.Ordinal)))
            throw new InvalidDataException($"{folder} has no function: the publish did not write any function.json.");
    }

    /// <summary>The same files under the same names, whenever they were made, are the same version.</summary>
    private static string VersionOf(string folder, IEnumerable<string> names)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in names)
        {
            all.AppendData(Encoding.UTF8.GetBytes(name));
            all.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset())[..16];
    }

    private static void Add(ZipArchive zip, string name, string path)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = (RegularFile | (int)(name == Executable ? RunByAll : ReadByAll)) << 16;
        using var from = File.OpenRead(path);
        using var to = entry.Open();
        from.CopyTo(to);
    }
}
