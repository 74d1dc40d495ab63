using System.Text.Json;
using System.Text.Json.Nodes;

namespace Submissions.Functions.Hosting;

/// <summary>One folder per function with its function.json, which is all the Functions host knows of it. Written at publish by the published executable.</summary>
internal static class FunctionFiles
{
    private const string FileName = "function.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes into <paramref name="folder"/>, and removes the folders of functions that are no more.</summary>
    public static void Write(FunctionCatalog catalog, string folder)
    {
        var files = catalog.Http.Select(f => (f.Name, Json: Describe(f))).Concat(catalog.Timers.Select(t => (t.Name, Json: Describe(t)))).ToList();
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetDirectories(folder).Where(d => File.Exists(Path.Combine(d, FileName))))
            Directory.Delete(old, recursive: true);
        foreach (var (name, json) in files)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.WriteAllText(Path.Combine(folder, name, FileName), json.ToJsonString(Indented) + "\n");
        }
    }

    private static JsonObject Describe(HttpFunction function) => Bindings(
        new JsonObject
        {
            ["type"] = "httpTrigger",
            ["direction"] = "in",
            ["name"] = function.TriggerName,
            ["authLevel"] = "anonymous",
            ["methods"] = new JsonArray([.. function.Methods.Select(m => JsonValue.Create(m.ToLowerInvariant()))]),
            ["route"] = function.Route.RawText,
        },
        new JsonObject { ["type"] = "http", ["direction"] = "out", ["name"] = "res" });

    private static JsonObject Describe(TimerFunction timer) => Bindings(
        new JsonObject
        {
            ["type"] = "timerTrigger",
            ["direction"] = "in",
            ["name"] = timer.TriggerName,
            ["schedule"] = timer.Trigger.Schedule,
            ["runOnStartup"] = timer.Trigger.RunOnStartup,
            ["useMonitor"] = timer.Trigger.UseMonitor,
        });

    private static JsonObject Bindings(params JsonNode[] bindings) => new() { ["bindings"] = new JsonArray(bindings) };
}
