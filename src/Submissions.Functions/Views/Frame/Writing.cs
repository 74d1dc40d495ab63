using System.Collections.Frozen;
using Submissions.Domain.Calls;

namespace Submissions.Functions.Views.Frame;

/// <summary>A language and the direction it is written in: where <c>lang</c> and <c>dir</c> of pages, letters and texts come from.</summary>
/// <param name="Language">ISO 639, as in <c>ar</c>.</param>
public sealed record Writing(string Language)
{
    private static readonly FrozenSet<string> RightToLeft = ((string[])["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]).ToFrozenSet();

    /// <summary>What the pages themselves are written in.</summary>
    public static Writing OfPages { get; } = new("en");

    public string Direction => RightToLeft.Contains(Language) ? "rtl" : "ltr";

    /// <summary>That of a call's text as pages show it.</summary>
    public static Writing Of(Words words) => new(words.LanguageFor(OfPages.Language));
}
