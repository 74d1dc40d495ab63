using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
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
internal sealed partial class ImportCalls(
    CallStore calls, IOptions<CallsOptions> options, TimeProvider clock, ILogger<ImportCalls> log)
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
            await KeepAsync(id, json, Sha256(json), cancellationToken);
        if (options.Value.Demo)
            await SaveDemoAsync(Model(read), cancellationToken);
    }

    private static string[] Files(string folder)
    {
        var path = Path.GetFullPath(folder);
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? files : throw new WrongCallsException($"Calls:Folder is {path}, which holds no call: expected files named *.json.");
    }

    private static void Read(string file, byte[] bytes, Dictionary<CallId, (Call Call, string Json)> read, List<string> errors)
    {
        var (reading, json) = (CallReader.Read(bytes), System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        if (CallFile.Refuse(json) is { } tooLarge)
            errors.Add($"{file}: {tooLarge}");
        else if (reading.Call is not { } call)
            errors.AddRange(reading.Errors.Select(error => $"{file}: {error}"));
        else if (!read.TryAdd(call.Id, (call, json)))
            errors.Add($"{file}: $.id: expected an id of its own; another file is {call.Id} too");
    }

    private static Call Model(Dictionary<CallId, (Call Call, string Json)> read) =>
        read.TryGetValue(DemoModel, out var model)
            ? model.Call
            : throw new WrongCallsException($"Calls:Demo asks for the demonstration call, which is made of {DemoModel}: expected its file in Calls:Folder.");

    /// <summary>The demonstration is made anew at each start, so that it is open; once somebody has edited it, it is theirs.</summary>
    private async Task SaveDemoAsync(Call model, CancellationToken cancellationToken)
    {
        var demo = DemoCall.From(model, clock.GetUtcNow());
        if (await calls.FindFileAsync(demo.Id, cancellationToken) is { Value.Version.By: not CallVersion.Import })
            return;
        var json = System.Text.Encoding.UTF8.GetString(CallJson.Print(demo));
        await KeepAsync(demo.Id, json, Sha256(json), cancellationToken);
    }

    /// <summary>
    /// Imports a file when it differs from the one imported last: a call that was edited in the browser stays as it is until
    /// somebody changes its file, and even then the edited version is kept beside the new one.
    /// </summary>
    private async Task KeepAsync(CallId id, string json, string sha256, CancellationToken cancellationToken)
    {
        var before = await calls.FindFileAsync(id, cancellationToken);
        if (before?.Value.Imported == sha256 || (before is { Value.Imported: null } && before.Value.Json == json))
            return;
        if (before is { Value.Version.By: not CallVersion.Import })
            LogReplaced(log, id.Value, before.Value.Version.Number);
        var version = new CallVersion((before?.Value.Version.Number ?? 0) + 1, CallVersion.Import, clock.GetUtcNow(), "File imported");
        var act = new Act("configuration", clock.GetUtcNow());
        var entry = NewAudit.Of(act, AuditKinds.CallImported, id.Value, before is null ? null : "replaced", before?.Value.Json, json);
        // Another instance that starts at this moment imports the same file: whoever is first is enough.
        await calls.KeepAsync(id, before, new CallFile(json, version, sha256), entry, cancellationToken);
    }

    private static string Sha256(string json) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of {Call} has changed and is imported over version {Version}, which was edited in the browser. That version is kept and can be brought back.")]
    private static partial void LogReplaced(ILogger log, string call, int version);
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
