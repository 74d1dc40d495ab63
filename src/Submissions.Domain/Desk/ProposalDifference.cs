using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Desk;

/// <summary>
/// What a move changed, in short JSON for the audit: the members that differ, members of members too, and of lists the items that do. The text itself stands as its
/// SHA-256 (its versions are kept whole elsewhere); hashes of keys are left out.
/// </summary>
public static class ProposalDifference
{
    /// <summary>What is told otherwise or not at all, and what only follows from the rest.</summary>
    private static readonly string[] LeftOut =
    [
        "id", "content", "keyHashes", "createdAt", "changedAt", "historyLength", "movedAt",
        .. typeof(Proposal).GetProperties().Where(property => !property.CanWrite).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
    ];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <param name="before">Null for a new one.</param>
    /// <returns>Null on the side where there is nothing to tell.</returns>
    public static (string? Before, string? After) Of(Proposal? before, Proposal after)
    {
        var sameText = ReferenceEquals(before?.Content, after.Content);
        var (was, now) = (before is null ? [] : Told(before, sameText), Told(after, sameText));
        Reduce(was, now);
        return (Print(was), Print(now));
    }

    private static void Reduce(JsonObject was, JsonObject now)
    {
        foreach (var name in was.Select(member => member.Key).Union(now.Select(member => member.Key)).ToList())
            Reduce(was, now, name);
    }

    private static void Reduce(JsonObject was, JsonObject now, string name)
    {
        var (old, fresh) = (was[name], now[name]);
        if (JsonNode.DeepEquals(old, fresh))
        {
            was.Remove(name);
            now.Remove(name);
        }
        else if (old is JsonArray oldItems && fresh is JsonArray freshItems)
        {
            was[name] = Without(oldItems, freshItems);
            now[name] = Without(freshItems, oldItems);
        }
        else if (old is JsonObject oldMembers && fresh is JsonObject freshMembers)
        {
            Reduce(oldMembers, freshMembers);
        }
    }

    private static JsonArray Without(JsonArray items, JsonArray others) =>
        [.. items.Where(item => !others.Any(other => JsonNode.DeepEquals(item, other))).Select(item => item?.DeepClone())];

    /// <param name="sameText">Whether both sides have one text, which then need not be hashed.</param>
    private static JsonObject Told(Proposal proposal, bool sameText)
    {
        var told = (JsonObject)JsonSerializer.SerializeToNode(proposal with { Content = ProposalContent.Empty, KeyHashes = [] }, Options)!;
        foreach (var name in LeftOut)
            told.Remove(name);
        // The unit reads the audit, and a draft's addresses are its writers' own.
        if (proposal.Filed is null)
            told.Remove("undelivered");
        if (!sameText)
            told["contentSha256"] = ContentJson.Sha256(proposal.Content);
        return (JsonObject)Plain(told)!;
    }

    /// <summary>Tiny types that are one value are shown as that value.</summary>
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } one when one["value"] is { } value => value.DeepClone(),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Plain)]),
        _ => node?.DeepClone(),
    };

    private static string? Print(JsonObject members) => members.Count == 0 ? null : members.ToJsonString(Options);
}
