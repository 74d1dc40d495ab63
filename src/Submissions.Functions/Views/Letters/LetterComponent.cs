using Microsoft.AspNetCore.Components;
using Submissions.Domain.Letters;

namespace Submissions.Functions.Views.Letters;

/// <summary>
/// A part of a letter. Its markup is plain: headings, paragraphs, lists, a table of facts, links on lines of their own,
/// because the letter's text part is read off it.
/// </summary>
public abstract class LetterComponent : ComponentBase
{
    [Parameter, EditorRequired] public required LetterFacts Facts { get; set; }

    /// <summary>What the act that owes the letter gave it to tell.</summary>
    protected LetterMatter Matter => Facts.Letter.Matter ?? Nothing;

    private static LetterMatter Nothing { get; } = new();

    /// <summary>A sentence in the letter's language.</summary>
    protected string Say(string key, params (string Name, string Value)[] values) => Facts.Words.Say(key, values);
}
