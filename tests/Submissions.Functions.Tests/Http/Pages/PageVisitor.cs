using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Tests.Http.Pages;

/// <summary>A browser without script: it holds a proposal's cookie, reads pages and sends their forms.</summary>
internal sealed class PageVisitor(TestApp app, Access access)
{
    public Access Access { get; } = access;

    public string Path => $"/proposals/{Access.Id}";

    public static async Task<PageVisitor> WithDraftAsync(TestApp app, CallId call, ProposalContent content)
    {
        var outcome = await app.Service<StartProposal>().RunAsync(call, content, null, Act.ByOrganiser(app.Clock.GetUtcNow()), default);
        var started = Assert.IsType<Outcome<Started>.Done>(outcome).Value;
        return new PageVisitor(app, new Access(started.Opened.Proposal.Id, started.Key));
    }

    public async Task<Reply> GetAsync(string page) => await SendAsync(HttpMethod.Get, page, null);

    public Task<Reply> PostAsync(string page, params IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(HttpMethod.Post, page, new FormUrlEncodedContent(fields));

    public async Task<Reply> SendAsync(HttpMethod method, string page, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, page.StartsWith('/') ? page : $"{Path}/{page}") { Content = body };
        request.Headers.Add("Cookie", $"link={Access.Key.Value}");
        using var response = await app.Client.SendAsync(request);
        var html = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        return new Reply(response.StatusCode, response.Headers.Location?.ToString(), html);
    }

    public async Task<ProposalContent> ContentAsync() => (await app.Service<OpenProposal>().RunAsync(Access, default))!.Proposal.Content;

    internal sealed record Reply(HttpStatusCode Status, string? Location, IHtmlDocument Html)
    {
        public string Text => Html.Body!.TextContent;

        /// <summary>What a browser would send of the section's form, by HTML's rules.</summary>
        public List<KeyValuePair<string, string>> Fields() =>
        [
            .. from element in Html.GetElementById("section")!.QuerySelectorAll("input, select, textarea")
               let value = Value(element)
               where value is not null && element.GetAttribute("name") is { Length: > 0 }
               select KeyValuePair.Create(element.GetAttribute("name")!, value),
        ];

        public List<KeyValuePair<string, string>> FieldsWith(string name, string value) =>
            [.. Fields().Where(field => field.Key != name), KeyValuePair.Create(name, value)];

        private static string? Value(IElement element) => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Value,
            IHtmlTextAreaElement area => area.Value,
            _ => null,
        };
    }
}
