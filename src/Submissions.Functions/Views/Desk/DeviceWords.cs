namespace Submissions.Functions.Views.Desk;

/// <summary>What a browser calls itself, in words that tell one's own apart: "Firefox on Windows".</summary>
internal static class DeviceWords
{
    // In this order: most browsers also name the ones they descend from.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string? device)
    {
        var browser = Name(Browsers, device);
        var system = Name(Systems, device);
        return (browser, system) switch
        {
            (null, null) => "Another program",
            (_, null) => browser,
            (null, _) => $"A browser on {system}",
            _ => $"{browser} on {system}",
        };
    }

    private static string? Name((string Mark, string Name)[] known, string? device) =>
        known.FirstOrDefault(one => device?.Contains(one.Mark, StringComparison.Ordinal) == true).Name;
}
