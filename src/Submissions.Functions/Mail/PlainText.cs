using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Submissions.Functions.Mail;

/// <summary>
/// The text part of a letter, read off its HTML: blocks with a line between them, list items with a dash, each link's
/// address on a line below its words.
/// </summary>
internal static partial class PlainText
{
    public static string Of(XElement body)
    {
        var text = new StringBuilder();
        Write(body, text);
        return text.ToString().Trim('\n') + "\n";
    }

    private static void Write(XElement element, StringBuilder text)
    {
        switch (element.Name.LocalName)
        {
            case "h1" or "h2":
                Paragraph(text, Line(element));
                text.Append(new string('-', Math.Min(Line(element).Length, 60))).Append('\n');
                break;
            case "p":
                Paragraph(text, Line(element));
                foreach (var link in element.Descendants("a"))
                    text.Append((string?)link.Attribute("href")).Append('\n');
                break;
            case "ul" or "dl":
                text.Append('\n');
                foreach (var item in element.Elements())
                    text.Append(item.Name.LocalName == "li" ? "- " : "").Append(Line(item)).Append('\n');
                break;
            default:
                foreach (var child in element.Elements())
                    Write(child, text);
                break;
        }
    }

    private static void Paragraph(StringBuilder text, string line) => text.Append('\n').Append(line).Append('\n');

    private static string Line(XElement element) => Blanks().Replace(element.Value, " ").Trim();

    [GeneratedRegex("[ \t\r\n]+")]
    private static partial Regex Blanks();
}
