namespace Submissions.Functions.AzureTables;

/// <summary>The names that tell, beside a value, what JSON itself cannot.</summary>
internal static class EdmTypes
{
    public const string Suffix = "@odata.type";
    public const string Binary = "Edm.Binary";
    public const string DateTime = "Edm.DateTime";
    public const string Double = "Edm.Double";
    public const string Guid = "Edm.Guid";
    public const string Int64 = "Edm.Int64";

    public static string NotFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
