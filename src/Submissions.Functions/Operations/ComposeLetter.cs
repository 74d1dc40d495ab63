using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Mail;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Looks up what a letter tells, as it stands at this moment, and has it written.</summary>
internal sealed class ComposeLetter(ProposalStore proposals, ReadMembers members, LetterWriter writer, TimeProvider clock)
{
    /// <param name="call">The call whose run it is; null for the desk's.</param>
    /// <returns>Null when the letter's proposal or version is not there, or its member not on the list.</returns>
    public Task<ReadyLetter?> RunAsync(Letter letter, Call? call, Uri site, CancellationToken cancellationToken) =>
        call is null ? ForMemberAsync(letter, site, cancellationToken) : ForOrganiserAsync(letter, call, site, cancellationToken);

    private async Task<ReadyLetter?> ForMemberAsync(Letter letter, Uri site, CancellationToken cancellationToken)
    {
        var list = (await members.RunAsync(cancellationToken)).Value;
        return list.Find(letter.To) is { } member
            ? await writer.WriteAsync(letter, member, list.Members.First(one => one.May(DeskRole.Coordinator)), site)
            : null;
    }

    private async Task<ReadyLetter?> ForOrganiserAsync(Letter letter, Call call, Uri site, CancellationToken cancellationToken)
    {
        var reading = proposals.FindAsync(letter.Proposal, cancellationToken);
        var filed = await FiledAsync(letter, cancellationToken);
        if (await reading is not { Value: var proposal } || (letter.Version > 0 && filed is null))
            return null;
        return await writer.WriteAsync(letter, call.For(proposal), proposal, filed, clock.GetUtcNow(), site);
    }

    private async Task<FiledFacts?> FiledAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (letter.Version == 0)
            return null;
        var version = await proposals.FindVersionAsync(letter.Proposal, letter.Version, cancellationToken);
        return version is null ? null : new FiledFacts(version.Content.Title, version.At, version.ReceiptCode);
    }
}
