namespace Submissions.Functions.Storage.Archives;

/// <summary>Files with personal data, and links that are not sent yet: nobody else of the machine is to read them.</summary>
internal static class PrivateFile
{
    public static FileStream Create(string file, FileOptions more = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | more };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, options);
    }
}
