using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Submissions.Functions.Views.Letters;

namespace Submissions.Functions.Mail;

/// <summary>Writes a letter: its component gives the HTML, and the text is read off that, so that both say the same.</summary>
internal sealed class LetterWriter(IServiceProvider services, ILoggerFactory logs)
{
    // A title cannot bring such a character (UserText); a call's own text could, and must not cost the letter.
    private static readonly XmlReaderSettings Lenient = new() { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit };

    public async Task<ReadyLetter> WriteAsync(LetterFacts facts)
    {
        var form = LetterForm.Of(facts.Letter.Kind);
        var html = await RenderAsync(form.Component, facts);
        return new ReadyLetter(
            ReadyLetter.IdOf(facts.Letter), form.Name, facts.Letter.To, SenderName(facts), facts.Call.ContactEmail,
            Subject(form, facts), $"<!DOCTYPE html>\n{html}", PlainText.Of(Parse(html)));
    }

    private async Task<string> RenderAsync(Type component, LetterFacts facts)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LetterComponent.Facts)] = facts });
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync(component, parameters)).ToHtmlString());
    }

    private static string Subject(LetterForm form, LetterFacts facts) => UserText.Line(facts.Words.Say(
        $"{form.Name}.subject", ("number", facts.Number), ("title", facts.TitleLine),
        ("version", facts.Letter.Version.ToString(CultureInfo.InvariantCulture))));

    /// <summary>SendGrid takes no comma and no semicolon in names; brackets and quotation marks would look like an address.</summary>
    private static string SenderName(LetterFacts facts) =>
        UserText.Line(string.Concat(facts.CallName.Select(c => c is ',' or ';' or '<' or '>' or '"' or '@' ? ' ' : c)));

    private static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), Lenient);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
