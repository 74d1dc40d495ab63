using System.Globalization;
using System.Text.RegularExpressions;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Circulars;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Circulars;

namespace Submissions.Functions.Http.Pages.Forms;

/// <summary>Reads what <c>Views/Circulars/CircularWritePage</c> writes.</summary>
internal static partial class CircularForm
{
    public const string Show = "show";

    private const string Everyone = "everyone";

    public static WantedCircular Circular(this PostedFields fields, CallId call) => new(fields.Selection(call), fields.Ticked(Everyone) ? fields.Count("number") : null, Texts(fields));

    public static CircularTyped Typed(this PostedFields fields, IReadOnlyList<Finding> wrong) => new(Texts(fields), fields.Ticked(Everyone), fields.Line("number"), wrong);

    /// <summary>Whether the form came with texts, or from the selection, which has none yet.</summary>
    public static bool HasTexts(this PostedFields fields) => fields.All.Any(field => Subject().IsMatch(field.Key));

    /// <summary>A whole number; -1 for what is none, which no count is.</summary>
    public static int Count(this PostedFields fields, string name) =>
        int.TryParse(fields.Line(name)?.Trim().Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static IReadOnlyList<CircularText> Texts(PostedFields fields) =>
    [
        .. fields.All.Select(field => Subject().Match(field.Key)).Where(name => name.Success).Select(name => name.Groups[1].Value).Distinct()
            .Select(language => new CircularText(
                language, fields.Line(CircularTexts.Field(language, "subject"))?.Trim() ?? "", fields.Text(CircularTexts.Field(language, "words"))?.Trim() ?? ""))
            .Where(text => text.Subject.Length + text.Words.Length > 0),
    ];

    [GeneratedRegex(@"^texts\.([a-z]{2,3})\.subject\z")]
    private static partial Regex Subject();
}
