using System.Text;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>A folder with one call for the app to import: the Marrakesh call's data, open now.</summary>
public sealed class OpenCalls : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("calls-");

    public OpenCalls()
    {
        var call = DemoCall.From(Some.Call(), TimeProvider.System.GetUtcNow());
        Id = call.Id.Value;
        File.WriteAllText(Path.Combine(folder.FullName, $"{Id}.json"), Encoding.UTF8.GetString(CallJson.Print(call)));
    }

    public string Id { get; }

    public (string, string?) Setting => ("Calls__Folder", folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);
}
