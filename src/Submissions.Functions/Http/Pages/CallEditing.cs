using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.CallEdit;

namespace Submissions.Functions.Http.Pages;

/// <summary>What the pages of a call's editing have in common: an edited file is looked at first, and saved from there.</summary>
internal sealed class CallEditing(EditCall edit, PreviewCall preview, ReadMembers members)
{
    public async Task<OpenedCall?> OpenAsync(string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) ? await edit.OpenAsync(id, cancellationToken) : null;

    /// <summary>What an edited file would change, with the button that saves it.</summary>
    /// <param name="seen">The version it was made of.</param>
    /// <param name="what">What was done, for the list of versions.</param>
    /// <param name="back">Where to go without saving.</param>
    /// <param name="tell">Whether the writers of drafts are told of a later closing.</param>
    public async Task<IResult> PreviewAsync(
        HttpRequest request, OpenedCall opened, JsonObject file, Call after, int seen, string what, string back, CancellationToken cancellationToken,
        IReadOnlyList<string>? also = null, Overtaken? overtaken = null, bool tell = false)
    {
        var now = request.HttpContext.ArrivedAt();
        var effects = await preview.RunAsync(opened.Call, after, now, cancellationToken, tell);
        var newer = overtaken is null ? null : opened.File.Version;
        return Answers.Page<PreviewPage>(
            new
            {
                View = new EditView(opened.Call, seen, file, [], FormReading.NewOnce()), Effects = effects, Also = also ?? [], What = what, Back = back,
                Parts = Difference(opened.File.Json, file.ToJsonString()), Newer = newer,
                NewerBy = newer is null ? "" : (await NamesAsync(cancellationToken))(newer.By), Both = overtaken?.Both ?? [],
            },
            overtaken is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>Two files, written alike, word by word.</summary>
    public static IReadOnlyList<TextPart> Difference(string before, string after) => TextDifference.Between(Alike(before), Alike(after));

    public async Task<Func<string, string>> NamesAsync(CancellationToken cancellationToken)
    {
        var unit = (await members.RunAsync(cancellationToken)).Value.Members;
        return by => unit.FirstOrDefault(member => member.Email.Value.Equals(by, StringComparison.OrdinalIgnoreCase))?.Name ?? (by == CallVersion.Import ? "the import of its file" : by);
    }

    private static string Alike(string json) => JsonNode.Parse(json)!.ToJsonString(Written.Options);
}

/// <summary>That somebody saved meanwhile.</summary>
/// <param name="Both">The file's members that both changed.</param>
internal sealed record Overtaken(IReadOnlyList<string> Both);

/// <summary>Two who edited one version: what the second changed is put on top of what the first saved, part by part.</summary>
internal static class CallMerge
{
    /// <param name="common">The version that both edited.</param>
    public static (JsonObject File, IReadOnlyList<string> Both) Of(JsonObject common, JsonObject theirs, JsonObject ours)
    {
        var merged = (JsonObject)theirs.DeepClone();
        var both = new List<string>();
        foreach (var member in common.Concat(ours).Select(member => member.Key).Distinct().ToList())
        {
            if (JsonNode.DeepEquals(common[member], ours[member]))
                continue;
            if (!JsonNode.DeepEquals(common[member], theirs[member]) && !JsonNode.DeepEquals(theirs[member], ours[member]))
                both.Add(member);
            FilePath.Set(merged, member, ours[member]?.DeepClone());
        }

        return (merged, both);
    }
}
