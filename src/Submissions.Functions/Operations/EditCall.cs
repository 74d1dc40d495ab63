using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A call as it stands, with the file it is read from.</summary>
internal sealed record OpenedCall(Call Call, CallFile File);

/// <summary>How an edit ended.</summary>
internal abstract record Edited
{
    private Edited()
    {
    }

    public sealed record Kept(CallVersion Version) : Edited;

    /// <summary>There is nothing to keep: it says the same already.</summary>
    public sealed record Same(CallVersion Version) : Edited;

    /// <param name="Errors">What is wrong, each at its JSON path.</param>
    public sealed record Wrong(IReadOnlyList<CallError> Errors) : Edited;

    /// <summary>Somebody else changed the call since; this is what it is now.</summary>
    public sealed record Changed(OpenedCall Now) : Edited;

    public sealed record NotFound : Edited;
}

/// <summary>Keeps the next version of a call's file, as the support unit edits it: read as a file is, on the version that was edited.</summary>
internal sealed class EditCall(CallStore calls)
{
    public async Task<OpenedCall?> OpenAsync(CallId id, CancellationToken cancellationToken) =>
        await calls.FindFileAsync(id, cancellationToken) is { } stored && CallReader.ReadKept(stored.Value.Json).Call is { } call
            ? new OpenedCall(call, stored.Value)
            : null;

    /// <param name="seen">The number of the version that was edited.</param>
    /// <param name="what">What was done, in words.</param>
    /// <param name="tell">Whether the writers of drafts are told where the closing becomes later.</param>
    public async Task<Edited> RunAsync(CallId id, int seen, string json, string what, Act act, CancellationToken cancellationToken, bool tell = false)
    {
        if (await calls.FindFileAsync(id, cancellationToken) is not { } before)
            return new Edited.NotFound();
        var reading = Read(id, json);
        if (reading.Call is null)
            return new Edited.Wrong(reading.Errors);
        if (before.Value.Json == json)
            return new Edited.Same(before.Value.Version);
        var version = new CallVersion(seen + 1, act.By, act.At, what);
        var entry = NewAudit.Of(act, AuditKinds.CallEdited, id.Value, what, before.Value.Json, json);
        if (seen == before.Value.Version.Number && await calls.KeepAsync(id, before, before.Value with { Json = json, Version = version }, entry, cancellationToken, tell ? Extension(before.Value, reading.Call, version) : null))
            return new Edited.Kept(version);
        return await OpenAsync(id, cancellationToken) is { } now
            ? now.File.Json == json ? new Edited.Same(now.File.Version) : new Edited.Changed(now)
            : new Edited.NotFound();
    }

    private static Extension? Extension(CallFile before, Call after, CallVersion version) =>
        CallReader.ReadKept(before.Json).Call is { Window.Closes: var closed } && after.Window.Closes > closed ? new Extension(version.Number, closed, version.At) : null;

    /// <summary>Reads the file of that call: another call's id in it is an error like any other.</summary>
    public static CallReading Read(CallId id, string json)
    {
        if (CallFile.Refuse(json) is { } tooLarge)
            return new CallReading(null, [tooLarge]);
        var reading = CallReader.Read(json);
        return reading.Call is { } call && call.Id != id
            ? new CallReading(null, [new CallError("$.id", $"{id}: a call keeps its id, which stands in every address")])
            : reading;
    }
}
