using System.Text.Json.Nodes;
using Submissions.Domain.Documents;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.CallEdit;

internal static class EditTexts
{
    public static readonly string[] Members = ["name", "guidelines", "venue", "languages", "contactEmail", "prefix", "aliases"];

    public static IEnumerable<EditGroup> Groups(JsonObject file) =>
    [
        .. file.Languages().Select(code => new EditGroup(
            Plain.Language(code), null,
            [
                new($"name.{code}", "Name", EditKind.Line),
                new($"guidelines.{code}", "Guidelines", EditKind.Text) { Hint = "One numbered paragraph a line." },
            ])),
        new("Venue", null,
        [
            new("venue.name", "Venue", EditKind.Line) { Hint = "Empty while it is to be confirmed." },
            new("venue.city", "City", EditKind.Line),
            new("venue.country", "Country", EditKind.Line) { Hint = "Its ISO code, as in MA." },
        ]),
        new("Languages and contact", null,
        [
            new("languages", "Languages of the call's texts and letters", EditKind.List) { Hint = "ISO codes with commas between, the first one is the default." },
            new("contactEmail", "Contact", EditKind.Line),
            new("prefix", "References begin with", EditKind.Line) { Hint = "Two to five capital letters. References that were given stay." },
        ]),
        new("One organisation, several names", null,
        [
            new("aliases", "Other names of organisations", EditKind.Names) { Hint = "A name a line: first the organisation's, beneath it its other names and abbreviations; an empty line before the next. Filed under any of them it is one organisation." },
        ]),
    ];

    public static IEnumerable<EditGroup> Documents(JsonObject file) =>
    [
        new("Files", null,
        [
            new("documents.maxMiB", "Largest file, in MB", EditKind.Number),
            new("documents.types", "Types", EditKind.List) { Hint = $"Of {string.Join(", ", FileType.All.Select(type => type.Name))}; with commas between. Which documents are asked for stands among the rules." },
        ]),
    ];
}
