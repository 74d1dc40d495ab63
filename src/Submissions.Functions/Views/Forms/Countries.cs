using System.Collections.Frozen;

namespace Submissions.Functions.Views.Forms;

/// <summary>Countries by name, as people type them, and by code (ISO 3166-1 alpha-2), as the content keeps them.</summary>
public static class Countries
{
    /// <summary>Other names that are in use on name plates and in forms.</summary>
    private static readonly (string Name, string Code)[] Aliases =
    [
        ("Moldova", "MD"), ("South Korea", "KR"), ("North Korea", "KP"), ("Russia", "RU"), ("Syria", "SY"), ("Laos", "LA"), ("Tanzania", "TZ"),
        ("Turkey", "TR"), ("Vietnam", "VN"), ("Ivory Coast", "CI"), ("Cape Verde", "CV"), ("Palestine", "PS"), ("UK", "GB"), ("USA", "US"),
        ("United States", "US"), ("The Gambia", "GM"), ("The Netherlands", "NL"), ("Brunei", "BN"), ("Micronesia", "FM"), ("UAE", "AE"),
        ("DR Congo", "CD"), ("DRC", "CD"), ("Czech Republic", "CZ"), ("Swaziland", "SZ"), ("Burma", "MM"), ("Vatican", "VA"),
        ("Kingdom of Morocco", "MA"), ("Hashemite Kingdom of Jordan", "JO"), ("Islamic Republic of Iran", "IR"), ("Plurinational State of Bolivia", "BO"),
        ("Bolivia", "BO"), ("Iran", "IR"), ("Venezuela", "VE"), ("Bolivarian Republic of Venezuela", "VE"), ("United Kingdom", "GB"), ("Great Britain", "GB"),
        ("Netherlands", "NL"), ("Kingdom of the Netherlands", "NL"), ("Hong Kong", "HK"), ("Macao", "MO"), ("Macau", "MO"), ("Taiwan", "TW"),
        ("Saint Helena", "SH"), ("Saint Martin", "MF"), ("Sint Maarten", "SX"), ("Caribbean Netherlands", "BQ"), ("Pitcairn Islands", "PN"),
        ("Heard and McDonald Islands", "HM"), ("South Georgia and South Sandwich Islands", "GS"), ("U.S. Outlying Islands", "UM"),
    ];

    /// <summary>Code and name, in the order of the names.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = Read();

    private static readonly FrozenDictionary<string, string> ByCode = All.ToFrozenDictionary(c => c.Code, c => c.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> ByName =
        All.Select(c => (c.Name, c.Code)).Concat(Aliases).ToFrozenDictionary(c => c.Name, c => c.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The code of what was typed, be it a name or a code; what is neither stays as typed, for a finding to speak of it.</summary>
    public static string? Code(string? typed)
    {
        var trimmed = typed?.Trim();
        if (trimmed is null || ByCode.ContainsKey(trimmed))
            return trimmed?.ToUpperInvariant();
        return ByName.TryGetValue(trimmed, out var code) ? code : typed;
    }

    /// <summary>The name of a code; what is no code is given back.</summary>
    public static string? Name(string? code) => code is not null && ByCode.TryGetValue(code, out var name) ? name : code;

    private static (string Code, string Name)[] Read()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("countries.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (line[..2], line[3..]))];
    }
}
