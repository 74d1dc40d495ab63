using System.Globalization;
using System.Text.RegularExpressions;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;

namespace Submissions.Browser.Tests;

/// <summary>Types a whole content into the form, field by field, adding rows with their buttons, as a person would.</summary>
internal sealed partial class Typist(Visitor visitor)
{
    private static readonly Dictionary<string, string> AddButtons = new()
    {
        ["organisers"] = "Add an organiser", ["contacts"] = "Add a contact", ["guidingQuestions"] = "Add a question",
        ["background"] = "Add a material", ["panellists"] = "Add a panellist", ["programme"] = "Add an item",
    };

    public async Task TypeAsync(Section section, ProposalContent content)
    {
        var fields = ContentFields.Of(content, section);
        foreach (var (path, value) in fields)
        {
            if (List().Match(path) is { Success: true } list)
                await TickAsync(list.Groups["list"].Value, value);
            else if (Who().Match(path) is { Success: true } who)
                await TypeWhoAsync(who, content);
            else
                await TypeAsync(path, value);
        }
    }

    private async Task TypeAsync(string path, string value)
    {
        var field = visitor.Field(path);
        if (await field.CountAsync() == 0)
        {
            await visitor.PressAsync(AddButtons[path[..path.IndexOf('[', StringComparison.Ordinal)]]);
            await field.WaitForAsync();
        }

        switch (await field.EvaluateAsync<string>("e => e.type || e.localName"))
        {
            case "fieldset":
                await TickAsync(path, value);
                break;
            case "checkbox" or "radio":
                await field.CheckAsync();
                break;
            case "select-one":
                await field.SelectOptionAsync(value);
                break;
            default:
                await field.FillAsync(value);
                break;
        }
    }

    private Task TickAsync(string name, string value) => visitor.Page.Locator($"input[name=\"{name}\"][value=\"{value}\"]").CheckAsync();

    /// <summary>One person a line.</summary>
    private Task TypeWhoAsync(Match who, ProposalContent content)
    {
        var item = content.Programme[int.Parse(who.Groups["item"].ValueSpan, CultureInfo.InvariantCulture)];
        return visitor.Field(who.Groups["field"].Value).FillAsync(string.Join('\n', item.Who));
    }

    [GeneratedRegex(@"^(?<list>languages|requirements\.interpretation)\[\d+\]$")]
    private static partial Regex List();

    [GeneratedRegex(@"^(?<field>programme\[(?<item>\d+)\]\.who)\[\d+\]$")]
    private static partial Regex Who();
}
