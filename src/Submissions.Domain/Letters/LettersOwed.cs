using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Letters;

/// <summary>Makes the letters that a move owes to a proposal's recipients.</summary>
public static class LettersOwed
{
    /// <param name="proposal">The proposal after the move.</param>
    /// <param name="id">Says for what, once for each proposal: the recipient's place is added.</param>
    /// <param name="key">The key of the link they carry, or null.</param>
    internal static List<Letter> Letters(
        this Proposal proposal, Call call, LetterKind kind, string id, string? key, Act act, LetterMatter? matter = null) =>
    [
        .. proposal.Recipients.Select((address, index) => new Letter(
            $"{id}-{index}", proposal.Id, kind, address, proposal.LetterLanguage(call), act.At, key, proposal.Filed?.Version ?? 0) { Matter = matter }),
    ];

    /// <summary>
    /// The language its organisers are written to: the first of the event's languages that the call writes letters in, else the
    /// call's first.
    /// </summary>
    public static string LetterLanguage(this Proposal proposal, Call call) =>
        proposal.Content.Languages.FirstOrDefault(call.Languages.Contains) ?? call.Languages[0];
}
