using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Http.Pages;

/// <summary>How saving a section's form ended.</summary>
internal abstract record Saving
{
    private Saving()
    {
    }

    public sealed record Kept(ProposalContent Content) : Saving;

    /// <summary>Nothing was stored; the page is to show what was typed, and why.</summary>
    /// <param name="Typed">The content with what was typed.</param>
    /// <param name="Newer">What somebody else wrote meanwhile, where that is why.</param>
    public sealed record Rejected(int Status, string Words, ProposalContent Typed, IReadOnlyList<Finding> Findings, ProposalContent? Newer = null) : Saving;

    public sealed record NotFound : Saving;
}

/// <summary>
/// Saves one section's form. Two people on two sections do not meet; two on one do, by the mark of what the page showed:
/// then nothing is overwritten.
/// </summary>
internal sealed class SectionSaving(OpenProposal open, SaveProposal save)
{
    public const string Conflict = "Somebody else changed this section meanwhile. Press “Save” to see both texts; nothing is lost.";

    public async Task<Saving> RunAsync(
        Access access, Section section, PostedFields fields, RowButton? button, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (fields.TooMuch.Count > 0)
            return await TooMuchAsync(access, section, fields, cancellationToken);
        var typed = ProposalContent.Empty;
        var shown = fields.Line("shown");
        var outcome = await save.RunAsync(
            access, null, before => Edit(before, section, shown, typed = ContentForm.Read(section, fields, before), button), Act.ByOrganiser(now), cancellationToken);
        return outcome switch
        {
            Outcome<Opened>.Done done => new Saving.Kept(done.Value.Proposal.Content),
            Outcome<Opened>.Changed changed => new Saving.Rejected(StatusCodes.Status409Conflict, Conflict, typed, [], changed.Newer.Proposal.Content),
            Outcome<Opened>.Refused refused => new Saving.Rejected(StatusCodes.Status422UnprocessableEntity, refused.Refusal.Words, typed, refused.Findings),
            _ => new Saving.NotFound(),
        };
    }

    private static ProposalContent? Edit(ProposalContent before, Section section, string? shown, ProposalContent typed, RowButton? button)
    {
        var after = button?.Press(typed) ?? typed;
        var mark = ContentFields.Mark(before, section);
        // Sent twice, or typed alike: nothing of anybody's is overwritten.
        var same = mark == ContentFields.Mark(typed, section) || mark == ContentFields.Mark(after, section);
        if (shown != mark && !same)
            return null;
        return shown == mark ? after : before;
    }

    private async Task<Saving> TooMuchAsync(Access access, Section section, PostedFields fields, CancellationToken cancellationToken) =>
        await open.RunAsync(access, cancellationToken) is { } opened
            ? new Saving.Rejected(
                StatusCodes.Status422UnprocessableEntity, $"This is not saved yet. {fields.TooMuch[0].Message} {fields.TooMuch[0].Fix}",
                ContentForm.Read(section, fields, opened.Proposal.Content), fields.TooMuch)
            : new Saving.NotFound();
}
