using System.Globalization;
using Submissions.Domain;
using Submissions.Domain.Proposals;
using Submissions.Domain.Rooms;

namespace Submissions.Functions.Views.Forms;

/// <summary>One choice: what is kept and what is read.</summary>
public sealed record Option(string Value, string Words, string? Hint = null);

/// <summary>The lists that the form chooses from.</summary>
public static class Options
{
    public static IReadOnlyList<Option> Kinds { get; } = [.. OrganiserKind.All.Select(kind => new Option(kind, Plain.Slug(kind)))];

    public static IReadOnlyList<Option> Layouts { get; } = [.. Layout.All.Select(layout => new Option(layout, Plain.Slug(layout)))];

    public static IReadOnlyList<Option> Dimensions { get; } = [.. new[] { "local", "national", "regional", "global" }.Select(d => new Option(d, Plain.Slug(d)))];

    public static IReadOnlyList<Option> Genders { get; } = [new("woman", "Woman"), new("man", "Man"), new("other", "Other")];

    public static IReadOnlyList<Option> Audiences { get; } =
    [
        new("open", "Open", "Every delegate may come."),
        new("invitation", "By invitation", "Only people you invite."),
    ];

    /// <summary>The six languages of the United Nations, and those of the call.</summary>
    public static IReadOnlyList<Option> Languages(IEnumerable<string> call) =>
        [.. call.Concat(["ar", "zh", "en", "fr", "ru", "es"]).Distinct().Select(code => new Option(code, Plain.Language(code)))];
}
