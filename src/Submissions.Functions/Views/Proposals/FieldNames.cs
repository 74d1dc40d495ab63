using System.Globalization;
using System.Text.RegularExpressions;
using Submissions.Domain.Checks;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.Proposals;

/// <summary>A field's path in words: <c>contacts[2].email</c> is "Contacts 3: email".</summary>
internal static partial class FieldNames
{
    public static string Of(string path)
    {
        if (FormFields.All.FirstOrDefault(field => field.Path == path) is { } field)
            return Plain.Slug(field.Words);
        var words = Index().Replace(path, match => $" {int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1}").Replace(".", ": ", StringComparison.Ordinal);
        return Plain.Slug(Humps().Replace(words, match => $" {char.ToLowerInvariant(match.Value[0])}"));
    }

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Index();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Humps();
}
