namespace Submissions.Functions.Hosting;

/// <summary>Which package this is: a hash of all its files, which <c>./package</c> writes beside them.</summary>
/// <param name="Value">Null for one that was not packaged.</param>
internal sealed record BuiltVersion(string? Value)
{
    public const string File = "version";

    public static BuiltVersion In(string folder) =>
        Path.Combine(folder, File) is var file && System.IO.File.Exists(file) ? new(System.IO.File.ReadAllText(file).Trim()) : new((string?)null);
}
