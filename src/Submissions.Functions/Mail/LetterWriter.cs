using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Letters;

namespace Submissions.Functions.Mail;

/// <summary>Writes a letter: its component gives the HTML, and the text is read off that, so that both say the same.</summary>
internal sealed class LetterWriter(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    // A title cannot bring such a character (UserText); a call's own text could, and must not cost the letter.
    private static readonly XmlReaderSettings Lenient = new() { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit };

    /// <param name="letter">The letter owed.</param>
    /// <param name="call">The call it concerns.</param>
    /// <param name="proposal">The proposal as it stands now.</param>
    /// <param name="filed">The version the letter speaks of; null for a draft.</param>
    /// <param name="now">The instant it is written.</param>
    /// <param name="site">Our own address: every link begins with it.</param>
    /// <param name="said">Takes the keys of the sentences it says, where somebody asks.</param>
    public Task<ReadyLetter> WriteAsync(Letter letter, Call call, Proposal proposal, FiledFacts? filed, DateTimeOffset now, Uri site, ISet<string>? said = null)
    {
        var facts = new LetterFacts(letter, call, proposal, filed, now, site);
        return WriteAsync(said is null ? facts : facts with { Words = facts.Words.Noting(said) });
    }

    public async Task<ReadyLetter> WriteAsync(LetterFacts facts)
    {
        var form = LetterForm.Of(facts.Letter.Kind);
        var html = await RenderAsync(form.Component, nameof(LetterComponent.Facts), facts);
        return Ready(facts.Letter, form.Name, SenderName(facts), facts.Call.ContactEmail, Subject(form, facts), html) with { Unsubscribe = facts.NoReminders };
    }

    /// <summary>The desk's own letter.</summary>
    /// <param name="coordinator">Whom to ask.</param>
    public async Task<ReadyLetter> WriteAsync(Letter letter, Member member, Member coordinator, Uri site)
    {
        if (letter.Kind == LetterKind.Digest)
            return await WriteAsync(new DigestFacts(letter, member, coordinator.Email, site));
        var facts = new SignInFacts(letter, member, coordinator.Email, new Uri(site, $"sign-in/{letter.LinkKey}"));
        var html = await RenderAsync(typeof(SignInLetter), nameof(SignInLetter.Facts), facts);
        return Ready(facts.Letter, "sign-in", facts.Words.Say("sign-in.sender"), facts.Coordinator, facts.Words.Say("sign-in.subject"), html);
    }

    private async Task<ReadyLetter> WriteAsync(DigestFacts facts)
    {
        var html = await RenderAsync(typeof(DigestLetter), nameof(DigestLetter.Facts), facts);
        return Ready(facts.Letter, "digest", facts.Words.Say("sign-in.sender"), facts.Coordinator, facts.Words.Say("digest.subject", ("day", facts.Day)), html);
    }

    private static ReadyLetter Ready(Letter letter, string kind, string sender, EmailAddress replyTo, string subject, string html) => new(
        ReadyLetter.IdOf(letter), kind, letter.To, sender, replyTo, subject, $"<!DOCTYPE html>\n{html}", PlainText.Of(Body(html)));

    private async Task<string> RenderAsync(Type component, string name, object facts)
    {
        // A scope of its own: what renders the pages is registered for requests, and a timer's run has none.
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [name] = facts });
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync(component, parameters)).ToHtmlString());
    }

    private static string Subject(LetterForm form, LetterFacts facts) => UserText.Shortened(facts.Letter.Matter?.Circular is { } text
        ? CircularWords.Subject(text, facts)
        : facts.Words.Say(
            SubjectOf(form, facts), ("number", facts.Number), ("title", facts.Title), ("version", facts.Letter.Version.ToString(CultureInfo.InvariantCulture))));

    /// <summary>A draft has no number to begin with.</summary>
    private static string SubjectOf(LetterForm form, LetterFacts facts) =>
        facts.Proposal.Filed is null && facts.Words.Keys.Contains($"{form.Name}.draft.subject") ? $"{form.Name}.draft.subject" : $"{form.Name}.subject";

    /// <summary>SendGrid takes no comma and no semicolon in names; brackets and quotation marks would look like an address.</summary>
    private static string SenderName(LetterFacts facts) =>
        UserText.Line(string.Concat(facts.CallName.Select(c => c is ',' or ';' or '<' or '>' or '"' or '@' ? ' ' : c)));

    /// <summary>The body, which the components keep to plain elements that are closed: it is XML.</summary>
    private static XElement Body(string html)
    {
        const string end = "</body>";
        var from = html.IndexOf("<body", StringComparison.Ordinal);
        var until = html.LastIndexOf(end, StringComparison.Ordinal) + end.Length;
        using var reader = XmlReader.Create(new StringReader(html[from..until]), Lenient);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
