using System.Collections.Frozen;
using Submissions.Domain.Letters;
using Submissions.Functions.Views.Letters;

namespace Submissions.Functions.Mail;

/// <summary>How a kind of letter is written: its component, and the name its words begin with. A new kind is a line here.</summary>
internal sealed record LetterForm(string Name, Type Component)
{
    private static readonly FrozenDictionary<LetterKind, LetterForm> Forms = new Dictionary<LetterKind, LetterForm>
    {
        [LetterKind.Link] = new("link", typeof(LinkLetter)),
        [LetterKind.Filed] = new("filed", typeof(FiledLetter)),
        [LetterKind.Changed] = new("changed", typeof(ChangedLetter)),
        [LetterKind.Withdrawn] = new("withdrawn", typeof(WithdrawnLetter)),
        [LetterKind.DocumentRejected] = new("document-rejected", typeof(DocumentRejectedLetter)),
        [LetterKind.DocumentRestored] = new("document-restored", typeof(DocumentRestoredLetter)),
    }.ToFrozenDictionary();

    public static LetterForm Of(LetterKind kind) => Forms[kind];
}
