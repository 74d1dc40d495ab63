using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Submissions.Functions.Tests.Desk;

/// <summary>Pages of the desk and their forms, as a browser without a script handles them.</summary>
internal static class PageHand
{
    public static string Words(IHtmlDocument page) => System.Text.RegularExpressions.Regex.Replace(page.Body!.TextContent, "\\s+", " ");


    public static async Task<IHtmlDocument> GetAsync(HttpClient client, string path) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path));

    /// <summary>Sends a form as a browser would, with some fields typed into and one button pressed.</summary>
    public static async Task<(HttpStatusCode Status, IHtmlDocument Html)> SendAsync(HttpClient client, IHtmlDocument page, string form, params (string Name, string Value)[] typed)
    {
        var found = (IHtmlFormElement)page.QuerySelector(form)!;
        var fields = found.QuerySelectorAll("input, select, textarea").Select(Field).OfType<KeyValuePair<string, string>>()
            .Where(field => typed.All(one => one.Name != field.Key)).Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var body = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(found.GetAttribute("action"), body);
        return (response.StatusCode, await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync()));
    }

    private static KeyValuePair<string, string>? Field(IElement element) => element switch
    {
        IHtmlInputElement { Type: "file" } => null,
        IHtmlInputElement { Type: "checkbox", IsChecked: false } => null,
        IHtmlInputElement input => KeyValuePair.Create(input.Name!, input.Value ?? ""),
        IHtmlSelectElement select => KeyValuePair.Create(select.Name!, select.Value ?? ""),
        IHtmlTextAreaElement area => KeyValuePair.Create(area.Name!, area.Value ?? ""),
        _ => null,
    };
}
