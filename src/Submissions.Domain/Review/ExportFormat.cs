namespace Submissions.Domain.Review;

/// <summary>A form in which proposals leave the system.</summary>
/// <param name="Name">As in addresses.</param>
/// <param name="Words">On its button.</param>
/// <param name="MediaType">Of the answer.</param>
/// <param name="Most">How many proposals it takes at once: what is read page by page by a person, or held in memory whole, takes fewer.</param>
public sealed record ExportFormat(string Name, string Words, string MediaType, int Most)
{
    private const int Everything = 200_000;
    private const int Readable = 300;

    public static ExportFormat Csv { get; } = new("csv", "CSV", "text/csv; charset=utf-8", Everything);
    public static ExportFormat Xlsx { get; } = new("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Everything);
    public static ExportFormat Json { get; } = new("json", "JSON", "application/json; charset=utf-8", Everything);
    public static ExportFormat Docx { get; } = new("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Readable);

    /// <summary>A page to print: one dossier after the other.</summary>
    public static ExportFormat Print { get; } = new("print", "Print", "text/html; charset=utf-8", Readable);

    public static IReadOnlyList<ExportFormat> All { get; } = [Csv, Xlsx, Json, Docx, Print];

    public static ExportFormat? Find(string? name) => All.FirstOrDefault(format => format.Name == name);
}
