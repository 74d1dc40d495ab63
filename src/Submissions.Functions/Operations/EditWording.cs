using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Letters.Own;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>How an edit of a call's sentences ended.</summary>
internal abstract record Reworded
{
    private Reworded()
    {
    }

    /// <summary>Kept, or there was nothing to keep.</summary>
    public sealed record Kept(CallVersion Version) : Reworded;

    /// <param name="Errors">What is wrong, each at its path in the call's file.</param>
    public sealed record Wrong(IReadOnlyList<CallError> Errors) : Reworded;

    /// <summary>Somebody else changed some of the same sentences since.</summary>
    /// <param name="Both">Ours, with what only the other one changed.</param>
    /// <param name="Theirs">The other one's words for those that both changed.</param>
    public sealed record Changed(OpenedCall Now, CallWording Both, IReadOnlyDictionary<WordingField, string> Theirs) : Reworded;

    public sealed record NotFound : Reworded;
}

/// <summary>Keeps a call's own sentences, as a version of its file. Two who edit other sentences of one call do not meet.</summary>
internal sealed class EditWording(EditCall edit, ReadCallVersions versions)
{
    private const int MostRaces = 4;

    /// <param name="seen">The version that was edited.</param>
    /// <param name="typed">The sentences as they are to stand; those that are not named stay.</param>
    public async Task<Reworded> RunAsync(
        CallId id, int seen, IReadOnlyDictionary<WordingField, string> typed, string what, Act act, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (await edit.OpenAsync(id, cancellationToken) is not { } now)
                return new Reworded.NotFound();
            var (both, theirs) = Merged(await AtAsync(now, seen, cancellationToken), now.Call.Wording, typed);
            if (theirs.Count > 0)
                return new Reworded.Changed(now, both, theirs);
            if (both.SaysAs(now.Call.Wording))
                return new Reworded.Kept(now.File.Version);
            switch (await edit.RunAsync(id, now.File.Version.Number, WordingFile.Put(now.File.Json, both), what, act, cancellationToken))
            {
                case Edited.Kept kept:
                    return new Reworded.Kept(kept.Version);
                case Edited.Same same:
                    return new Reworded.Kept(same.Version);
                case Edited.Wrong wrong:
                    return new Reworded.Wrong(wrong.Errors);
                case Edited.NotFound:
                    return new Reworded.NotFound();
            }
        }

        throw new InvalidOperationException($"The wording of {id} was changed {MostRaces} times while it was to be kept.");
    }

    /// <summary>A version's sentences; the usual ones where there is no such version.</summary>
    public async Task<CallWording> AtAsync(OpenedCall now, int version, CancellationToken cancellationToken) =>
        version == now.File.Version.Number ? now.Call.Wording
        : await versions.FindAsync(now.Call.Id, version, cancellationToken) is { } kept && CallReader.ReadKept(kept.Json).Call is { } call ? call.Wording
        : CallWording.None;

    private static (CallWording Both, IReadOnlyDictionary<WordingField, string> Theirs) Merged(
        CallWording common, CallWording now, IReadOnlyDictionary<WordingField, string> typed)
    {
        var ours = typed.Where(one => one.Value != common[one.Key]).ToDictionary();
        var theirs = ours.Keys.Where(field => now[field] != common[field] && now[field] != ours[field]).ToDictionary(field => field, field => now[field]);
        return (now.With(ours), theirs);
    }
}
