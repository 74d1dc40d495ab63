namespace Submissions.Functions.Hosting;

/// <summary>Which package this is: a hash of all its files, which <c>./package</c> writes beside them.</summary>
/// <param name="Value">Null for one that was not packaged.</param>
internal sealed record BuiltVersion(string? Value)
{
    public static BuiltVersion In(string folder)
    {
        var file = Path.Combine(folder, "version");
        return new BuiltVersion(File.Exists(file) ? File.ReadAllText(file).Trim() : null);
    }
}
