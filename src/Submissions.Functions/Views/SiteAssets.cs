using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Submissions.Functions.Views;

/// <summary>The sheet, the scripts and the icon: in the executable, named by their content in <c>?v=</c>, so that browsers keep them for good.</summary>
internal static class SiteAssets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, Asset> All = typeof(SiteAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Read)
        .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    public static Asset? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>The address of a file that exists.</summary>
    public static string Href(string name) => $"/assets/{name}?v={All[name].Version}";

    private static Asset Read(string resource)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Asset(resource[Prefix.Length..], bytes);
    }
}

/// <summary>One file to serve.</summary>
internal sealed class Asset(string name, byte[] bytes)
{
    private readonly Lazy<byte[]> brotli = new(() => Compress(bytes));

    public string Name { get; } = name;

    public byte[] Bytes { get; } = bytes;

    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));

    public byte[] Brotli => brotli.Value;

    public string ContentType => Path.GetExtension(Name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(bytes);
        return packed.ToArray();
    }
}
