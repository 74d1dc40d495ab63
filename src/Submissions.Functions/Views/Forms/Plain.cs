using System.Globalization;

namespace Submissions.Functions.Views.Forms;

/// <summary>Codes, sizes and numbers in plain words.</summary>
internal static class Plain
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic", ["zh"] = "Chinese", ["en"] = "English", ["fr"] = "French", ["ru"] = "Russian", ["es"] = "Spanish", ["pt"] = "Portuguese", ["de"] = "German",
    };

    /// <summary>"civil-society" is "Civil society"; "u-shape" stays what it is called.</summary>
    public static string Slug(string? slug) => slug switch
    {
        null or "" => "",
        "u-shape" => "U-shape",
        "hdmi" or "usb" => slug.ToUpperInvariant(),
        _ => string.Concat(char.ToUpperInvariant(slug[0]).ToString(), slug.AsSpan(1).ToString().Replace('-', ' ')),
    };

    public static string Language(string code) => Languages.GetValueOrDefault(code) ?? code;

    public static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Number(int number, string many) => $"{Number(number)} {(number == 1 ? One(many) : many)}";

    private static string One(string many) => many switch
    {
        "addresses" => "address",
        [.., 's'] => many[..^1],
        _ => many,
    };

    /// <summary>"3.2 MB"; one MB is 1,048,576 bytes, as the limit counts.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB"),
    };
}
