using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Submissions.Domain.Checks;
using Submissions.Domain.Letters.Own;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Http.Api;

/// <summary>
/// The OpenAPI document: operations, words and examples stand in <c>openapi.json</c>; the schemas of what is read and
/// written come from the types that are read and written, so that they cannot differ.
/// </summary>
internal static class OpenApiDocument
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(CallList)] = "CallList",
        [typeof(ProposalContent)] = "Content",
        [typeof(StartedAnswer)] = "Started",
        [typeof(ProposalAnswer)] = "Proposal",
        [typeof(FilingAnswer)] = "Filing",
        [typeof(Finding)] = "Finding",
        [typeof(FindingsAnswer)] = "Findings",
        [typeof(PlaceAnswer)] = "Place",
        [typeof(DocumentAnswer)] = "Document",
        [typeof(UploadWish)] = "UploadWish",
        [typeof(UploadAnswer)] = "Upload",
        [typeof(SubmittedAnswer)] = "Submitted",
        [typeof(WithdrawnAnswer)] = "Withdrawn",
        [typeof(LinkWish)] = "LinkWish",
        [typeof(LinkAnswer)] = "Link",
        [typeof(ReceiptAnswer)] = "Receipt",
        [typeof(QueueAnswer)] = "Queue",
        [typeof(ExportedProposal)] = "ExportedProposal",
        [typeof(DossierAnswer)] = "Dossier",
        [typeof(JudgementWish)] = "JudgementWish",
        [typeof(WaiverWish)] = "WaiverWish",
        [typeof(AssignmentWish)] = "AssignmentWish",
        [typeof(NoteWish)] = "NoteWish",
        [typeof(NoteAnswer)] = "Note",
        [typeof(DifferencesAnswer)] = "Differences",
        [typeof(CallVersionAnswer)] = "CallVersion",
        [typeof(WordingAnswer)] = "WordingKept",
        [typeof(WordingGap)] = "WordingGap",
        [typeof(CallEffectsAnswer)] = "CallEffects",
        [typeof(TouchedPlaceAnswer)] = "TouchedPlace",
        [typeof(ProposalEffectAnswer)] = "ProposalEffect",
        [typeof(NeighbourAnswer)] = "Neighbour",
        [typeof(CalendarAnswer)] = "Calendar",
        [typeof(DraftsAnswer)] = "Drafts",
        [typeof(ComingAnswer)] = "Coming",
        [typeof(AnswerWish)] = "AnswerWish",
        [typeof(ReasonWish)] = "ReasonWish",
        [typeof(ChangesWish)] = "ChangesWish",
        [typeof(DocumentRequestWish)] = "DocumentRequestWish",
        [typeof(QuestionWish)] = "QuestionWish",
        [typeof(DeadlineWish)] = "DeadlineWish",
        [typeof(DecisionWish)] = "DecisionWish",
        [typeof(ReleaseWish)] = "ReleaseWish",
        [typeof(PromotionWish)] = "PromotionWish",
        [typeof(MergeWish)] = "MergeWish",
        [typeof(ReleasesWish)] = "ReleasesWish",
        [typeof(StandingAnswer)] = "Standing",
        [typeof(MergeTextsAnswer)] = "MergeTexts",
        [typeof(DeadlineAnswer)] = "Deadline",
        [typeof(PreparedAnswer)] = "Prepared",
        [typeof(BatchAnswer)] = "Batch",
        [typeof(CircularWish)] = "CircularWish",
        [typeof(CircularReleaseWish)] = "CircularReleaseWish",
        [typeof(CircularPreviewAnswer)] = "CircularPreview",
        [typeof(CircularAnswer)] = "Circular",
        [typeof(CircularsAnswer)] = "Circulars",
        [typeof(AskingAnswer)] = "Asking",
        [typeof(DecisionAnswer)] = "Decision",
        [typeof(MergeAnswer)] = "Merge",
        [typeof(OutboxAnswer)] = "Outbox",
        [typeof(OutboxLetterAnswer)] = "Letter",
        [typeof(PauseWish)] = "PauseWish",
        [typeof(LimitWish)] = "LimitWish",
        [typeof(BrakeAnswer)] = "Brake",
        [typeof(Problem)] = "Problem",
    };

    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    private static readonly Lazy<FrozenDictionary<(string Method, string Path), IReadOnlyList<string>>> Queries = new(ReadQueries);

    /// <summary>The names that an operation knows behind the question mark; null for what is no operation of the API.</summary>
    /// <param name="route">As the function's attribute has it.</param>
    public static IReadOnlyList<string>? QueryNames(string method, string route) => Queries.Value.GetValueOrDefault((method, $"/{route.TrimStart('/')}"));

    public static byte[] Write()
    {
        var document = Read();
        var schemas = document["components"]!["schemas"]!;
        foreach (var (type, name) in Names)
            schemas[name] = ApiJson.Options.GetJsonSchemaAsNode(type, Exporter);
        return JsonSerializer.SerializeToUtf8Bytes(document, ApiJson.Options);
    }

    private static JsonNode Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")!;
        return JsonNode.Parse(resource)!;
    }

    private static FrozenDictionary<(string Method, string Path), IReadOnlyList<string>> ReadQueries() => (
        from path in Read()["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let names = from parameter in operation.Value!["parameters"]?.AsArray() ?? [] where (string?)parameter!["in"] == "query" select (string)parameter["name"]!
        select (Key: (operation.Key.ToUpperInvariant(), path.Key), Names: (IReadOnlyList<string>)[.. names])).ToFrozenDictionary(one => one.Key, one => one.Names);

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Type == typeof(Amount))
            return new JsonObject { ["type"] = new JsonArray("integer", "string", "null") };
        if (context.Path.Length > 0 && Names.TryGetValue(context.TypeInfo.Type, out var name))
            return Reference(name, schema);
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && IsWritten(context.TypeInfo.Type))
            schema["required"] = new JsonArray([.. context.TypeInfo.Properties.Where(IsAlwaysThere).Select(property => JsonValue.Create(property.Name))]);
        return schema;
    }

    private static JsonObject Reference(string name, JsonNode schema)
    {
        var reference = new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
        return schema["type"] is JsonArray
            ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) }
            : reference;
    }

    /// <summary>What we write is complete; what we read may lack anything that is not required.</summary>
    private static bool IsWritten(Type type) => type.Namespace == typeof(Problem).Namespace && !type.Name.EndsWith("Wish", StringComparison.Ordinal);

    private static bool IsAlwaysThere(JsonPropertyInfo property) => property.Get is not null && !property.IsGetNullable;
}
