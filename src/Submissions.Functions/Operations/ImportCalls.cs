using Microsoft.Extensions.Options;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

internal sealed class CallsOptions
{
    public const string Section = "Calls";

    /// <summary>Holds the calls' files; relative to the folder the app was started in. Without it nothing is imported.</summary>
    public string? Folder { get; set; }

    /// <summary>Whether to make the demonstration call, open now, of the real Marrakesh call.</summary>
    public bool Demo { get; set; }
}

/// <summary>Reads the calls' files and keeps them, all or none: a wrong file ends the start with all that is wrong in any.</summary>
internal sealed class ImportCalls(CallStore calls, AuditStore audit, IOptions<CallsOptions> options, TimeProvider clock)
{
    private static readonly CallId DemoModel = CallId.Parse("marrakesh-2018");

    /// <exception cref="WrongCallsException">A file is no call, or the folder holds none.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Folder is not { Length: > 0 } folder)
            return;
        var files = Files(folder);
        var errors = new List<string>();
        var read = new Dictionary<CallId, (Call Call, string Json)>();
        foreach (var file in files)
            Read(file, await File.ReadAllBytesAsync(file, cancellationToken), read, errors);
        if (errors.Count > 0)
            throw new WrongCallsException(string.Join(Environment.NewLine, errors));
        foreach (var (id, (_, json)) in read)
            await ImportAsync(id, json, cancellationToken);
        if (options.Value.Demo)
            await SaveDemoAsync(Model(read), cancellationToken);
    }

    /// <summary>A file that is kept already costs one read; another is an act, and recorded as one.</summary>
    private async Task ImportAsync(CallId id, string json, CancellationToken cancellationToken)
    {
        var before = await calls.FindJsonAsync(id, cancellationToken);
        if (before == json)
            return;
        var act = new Act("configuration", clock.GetUtcNow());
        await audit.AddAsync(NewAudit.Of(act, AuditKinds.CallImported, id.Value, before is null ? null : "replaced", before, json), cancellationToken);
        await calls.SaveAsync(id, json, cancellationToken);
    }

    private static string[] Files(string folder)
    {
        var path = Path.GetFullPath(folder);
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? files : throw new WrongCallsException($"Calls:Folder is {path}, which holds no call: expected files named *.json.");
    }

    private static void Read(string file, byte[] bytes, Dictionary<CallId, (Call Call, string Json)> read, List<string> errors)
    {
        var reading = CallReader.Read(bytes);
        if (reading.Call is not { } call)
            errors.AddRange(reading.Errors.Select(error => $"{file}: {error}"));
        else if (!read.TryAdd(call.Id, (call, System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'))))
            errors.Add($"{file}: $.id: expected an id of its own; another file is {call.Id} too");
    }

    private static Call Model(Dictionary<CallId, (Call Call, string Json)> read) =>
        read.TryGetValue(DemoModel, out var model)
            ? model.Call
            : throw new WrongCallsException($"Calls:Demo asks for the demonstration call, which is made of {DemoModel}: expected its file in Calls:Folder.");

    private Task SaveDemoAsync(Call model, CancellationToken cancellationToken)
    {
        var demo = DemoCall.From(model, clock.GetUtcNow());
        return calls.SaveAsync(demo.Id, System.Text.Encoding.UTF8.GetString(CallJson.Print(demo)), cancellationToken);
    }
}

/// <summary>The calls' files are wrong; the message has a line for each error: file, JSON path, what was expected.</summary>
internal sealed class WrongCallsException(string message) : Exception(message);

internal static class CallsImportSetup
{
    public static IServiceCollection AddCallsImport(this IServiceCollection services)
    {
        services.AddOptions<CallsOptions>().BindConfiguration(CallsOptions.Section);
        return services.AddSingleton<ImportCalls>().AddHostedService<ImportCallsAtStart>();
    }
}

/// <summary>Imports the calls before the first request is taken, once storage is there.</summary>
internal sealed class ImportCallsAtStart(ImportCalls import) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => import.RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
