using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Submissions.Domain.Desk;
using Submissions.Functions.Tests.Api;

namespace Submissions.Functions.Tests.Desk;

/// <summary>A member of the unit at one proposal's page: reads it, and sends its forms with the marks they carry.</summary>
internal sealed class DeskHand(HttpClient client, string path) : IDisposable
{
    public static async Task<DeskHand> AtAsync(TestApp app, Organiser organiser, DeskRole role = DeskRole.Coordinator) =>
        new(await app.DeskAsync(role), $"/queue/{organiser.Id.Split('.')[0]}/{organiser.Id}");

    public async Task<(HttpStatusCode Status, IHtmlDocument Html)> ReadAsync(string query = "") => await ReadAsync(await client.GetAsync(path + query));

    /// <summary>Sends a form of a page that was read before, with some fields typed into.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Html, string? Location)> SendAsync(
        IHtmlDocument page, string form, params (string Name, string Value)[] typed)
    {
        var found = (IHtmlFormElement)page.GetElementById($"form-{form}")!;
        var fields = found.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(typed.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var body = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(found.GetAttribute("action"), body);
        var (status, html) = await ReadAsync(response);
        return (status, html, response.Headers.Location?.ToString());
    }

    public void Dispose() => client.Dispose();

    private static async Task<(HttpStatusCode Status, IHtmlDocument Html)> ReadAsync(HttpResponseMessage response) =>
        (response.StatusCode, await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync()));
}
