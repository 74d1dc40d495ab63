using System.Text.RegularExpressions;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>What a browser fetches to show the form's first page: the page, its sheet and its scripts, as they travel.</summary>
internal static partial class FormBytes
{
    private const int MostKb = 50;

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var storage = await Storage.NewAsync(azurite);
        var draft = (await storage.DraftsAsync(1))[0];
        using var app = await PublishedApp.OnLaptopAsync(plan, storage);
        app.Client.DefaultRequestHeaders.Add("Cookie", $"link={draft.Key.Value}");
        var page = $"/proposals/{draft.Id}/about";
        return [await MeasureAsync(app.Client, page, "br"), await MeasureAsync(app.Client, page, "gzip")];
    }

    private static async Task<Row> MeasureAsync(HttpClient client, string page, string encoding)
    {
        var parts = new Dictionary<string, int> { ["HTML"] = await FetchAsync(client, page, encoding) };
        foreach (Match asset in Assets().Matches(await client.GetStringAsync(page)))
        {
            var (address, kind) = (asset.Groups["address"].Value, asset.Groups["kind"].Value.ToUpperInvariant());
            parts[kind] = parts.GetValueOrDefault(kind) + await FetchAsync(client, address, encoding);
        }

        var kb = parts.Values.Sum() / 1000.0;
        var each = string.Join(", ", parts.Select(part => $"{part.Key} {part.Value / 1000.0:0.0}"));
        return new Row($"form's first page, {encoding}", each, "", $"{kb:0.0} KB", $"<= {MostKb} KB", kb <= MostKb);
    }

    private static async Task<int> FetchAsync(HttpClient client, string address, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    [GeneratedRegex("""(?:href|src)="(?<address>/assets/[^"?]+\.(?<kind>css|js)[^"]*)""")]
    private static partial Regex Assets();
}
