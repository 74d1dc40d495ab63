using System.Text.Json;
using Submissions.Domain;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>A proposal's row in the queue: the whole entry, at the instant of its last movement.</summary>
internal static class QueueRows
{
    public static TableEntity Row(QueueEntry entry)
    {
        var row = ProposalRows.New(entry.Id, RowKeys.Moved(entry.MovedAt, entry.Id));
        row["Reference"] = entry.Reference.Value;
        row["Status"] = entry.Status.Slug();
        row["FirstFiledAt"] = entry.FirstFiledAt;
        row["ChangedAt"] = entry.ChangedAt;
        row["MovedBy"] = entry.MovedBy;
        row["Version"] = entry.Version;
        row["Title"] = entry.Title;
        row["Lead"] = entry.Lead;
        row["LeadKind"] = entry.LeadKind;
        row["LeadCountry"] = entry.LeadCountry;
        row.SetList("Kinds", entry.Kinds);
        row.SetList("Countries", entry.Countries);
        row.SetList("Languages", entry.Languages);
        row["Search"] = entry.Search.ToString();
        row.SetList("Organisations", entry.Organisations);
        row["TitleBits"] = unchecked((long)entry.TitleBits);
        row["Sketch"] = entry.Sketch.ToString();
        row["AssignedTo"] = entry.AssignedTo?.Value;
        row.SetLong("Findings", JsonSerializer.Serialize(entry.Findings, ContentJson.Options));
        row["BestFit"] = (int)entry.BestFit;
        row["BestPlace"] = entry.BestPlace;
        row.SetList("MissingDocuments", entry.MissingDocuments);
        row["NextDue"] = entry.NextDue;
        row["DocumentsAsked"] = entry.DocumentsAsked;
        row.SetList("Answered", entry.Answered);
        row.SetJson("Prepared", entry.Prepared);
        row["ConfirmBy"] = entry.ConfirmBy;
        row["AnswerBy"] = entry.AnswerBy;
        row["Undelivered"] = entry.Undelivered;
        row.SetList("ToCall", entry.ToCall);
        return row;
    }

    /// <summary>The proposal and the instant that a row's key names.</summary>
    public static (ProposalId Id, DateTimeOffset MovedAt) Key(string rowKey)
    {
        var parts = rowKey.Split('|');
        return (ProposalId.Parse(parts[2]), new DateTimeOffset(long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero));
    }

    /// <param name="shared">Values that many entries have in common are kept once.</param>
    public static QueueEntry Entry(TableEntity row, SharedValues shared)
    {
        var (id, movedAt) = Key(row.Known().RowKey);
        return new QueueEntry
        {
            Id = id,
            Reference = Reference.Parse(row.GetString("Reference")!),
            Status = ProposalStatuses.Parse(row.GetString("Status")),
            FirstFiledAt = row.GetDateTimeOffset("FirstFiledAt") ?? default,
            ChangedAt = row.GetDateTimeOffset("ChangedAt") ?? default,
            MovedAt = movedAt,
            MovedBy = shared.Of(row.GetString("MovedBy") ?? ""),
            Version = row.GetInt32("Version") ?? 1,
            Title = row.GetString("Title") ?? "",
            Lead = shared.Of(row.GetString("Lead") ?? ""),
            LeadKind = shared.OfAny(row.GetString("LeadKind")),
            LeadCountry = shared.OfAny(row.GetString("LeadCountry")),
            Kinds = shared.Of(row.GetList<string>("Kinds")),
            Countries = shared.Of(row.GetList<string>("Countries")),
            Languages = shared.Of(row.GetList<string>("Languages")),
            Search = SearchText.Parse(row.GetString("Search") ?? ""),
            Organisations = shared.Of(row.GetList<string>("Organisations")),
            TitleBits = unchecked((ulong)(row.GetInt64("TitleBits") ?? 0)),
            Sketch = TextSketch.Parse(row.GetString("Sketch")),
            AssignedTo = EmailAddress.TryParse(shared.OfAny(row.GetString("AssignedTo")), out var assigned) ? assigned : null,
            Findings = shared.Of(row.GetList<Finding>("Findings")),
            BestFit = (Fit)(row.GetInt32("BestFit") ?? 0),
            BestPlace = shared.Of(row.GetString("BestPlace") ?? ""),
            MissingDocuments = shared.Of(row.GetList<string>("MissingDocuments")),
            NextDue = row.GetDateTimeOffset("NextDue"),
            DocumentsAsked = row.GetInt32("DocumentsAsked") ?? 0,
            Answered = row.GetList<Answered>("Answered"),
            Prepared = row.GetJson<PreparedEntry>("Prepared"),
            ConfirmBy = row.GetDateTimeOffset("ConfirmBy"),
            AnswerBy = row.GetDateTimeOffset("AnswerBy"),
            Undelivered = row.GetBoolean("Undelivered") ?? false,
            ToCall = row.GetList<string>("ToCall"),
        };
    }

    private static void SetList<T>(this TableEntity row, string name, IReadOnlyList<T> values) =>
        row.SetLong(name, JsonSerializer.Serialize(values, ContentJson.Options));

    private static IReadOnlyList<T> GetList<T>(this TableEntity row, string name) =>
        row.GetLong(name) is { Length: > 0 } json ? JsonSerializer.Deserialize<IReadOnlyList<T>>(json, ContentJson.Options) ?? [] : [];
}
