using System.Text.Json.Serialization;
using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

[JsonConverter(typeof(JsonStringEnumConverter<BatchKind>))]
public enum BatchKind
{
    [JsonStringEnumMemberName("prepare")] Prepare,
    [JsonStringEnumMemberName("release")] Release,

    /// <summary>A letter to many goes to each.</summary>
    [JsonStringEnumMemberName("write")] Write,
}

/// <summary>
/// One act of the unit on many proposals: its list, made once, and how far it has come. Each proposal is a transaction of its own,
/// done once however often it is tried; so whoever finds the batch unfinished goes on where it stands.
/// </summary>
/// <param name="Id">Sixteen hexadecimal digits, of the request that began it: sent twice, it is one.</param>
/// <param name="Items">In the order they are done.</param>
/// <param name="Results">Of the first items, in their order: null for done, else the code of the refusal.</param>
/// <param name="Refusals">The words of each refusal that there is, by its code.</param>
public sealed record Batch(
    string Id, CallId Call, BatchKind Kind, Act Act, Verdict? Verdict, IReadOnlyList<BatchItem> Items, IReadOnlyList<string?> Results,
    IReadOnlyDictionary<string, string> Refusals)
{
    /// <summary>Of a letter to many, whose id is the batch's: what it says.</summary>
    public IReadOnlyList<CircularText> Texts { get; init; } = [];

    /// <summary>What a row can hold.</summary>
    public const int Most = 2_000;

    [JsonIgnore]
    public bool IsDone => Results.Count >= Items.Count;

    [JsonIgnore]
    public int DoneCount => Results.Count(result => result is null);

    [JsonIgnore]
    public int RefusedCount => Results.Count - DoneCount;

    /// <summary>The items that were refused, each with the words of its refusal.</summary>
    [JsonIgnore]
    public IEnumerable<(BatchItem Item, string Words)> Refused =>
        Results.Zip(Items).Where(pair => pair.First is not null).Select(pair => (pair.Second, Refusals[pair.First!]));

    /// <summary>After the next items were tried.</summary>
    public Batch With(IReadOnlyList<Refusal?> results)
    {
        var refusals = new Dictionary<string, string>(Refusals);
        foreach (var refusal in results)
        {
            if (refusal is not null)
                refusals[refusal.Code] = refusal.Words;
        }

        return this with { Results = [.. Results, .. results.Select(refusal => refusal?.Code)], Refusals = refusals };
    }

    /// <summary>What makes one item of it one request, whoever tries it.</summary>
    public RequestKey KeyOf(BatchItem item) => RequestKey.Parse($"batch-{Id}-{item.Number}");
}

/// <param name="Number">Of the prepared decision to release; 0 where none is meant.</param>
/// <param name="Place">For an acceptance, the place it is given; null for none.</param>
public sealed record BatchItem(ProposalId Proposal, string Reference, int Number, string? Place = null);
