namespace Submissions.Testing;

/// <summary>Where the tests' own repository is.</summary>
public static class Repository
{
    /// <summary>The folder that holds Submissions.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Submissions.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Submissions.sln above {AppContext.BaseDirectory}.");
    }
}
