using Microsoft.AspNetCore.Components;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views;
using Submissions.Functions.Views.Forms;
using Submissions.Functions.Views.Proposals;

namespace Submissions.Functions.Http.Pages;

/// <summary>A section's page, first served, served again with what was typed, or told to a script.</summary>
internal static class SectionAnswer
{
    public static IResult Page(Checked found, Section section, FormView form, DateTimeOffset now) =>
        Page(found, section, form, now, null, StatusCodes.Status200OK);

    /// <summary>After a rejected save: all that was typed stands in the fields, and the mark is that of what is stored now.</summary>
    public static async Task<IResult> AgainAsync(
        CheckProposal check, Access access, Section section, Saving.Rejected rejected, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await check.RunAsync(access, now, cancellationToken) is not { } found)
            return Answers.NoSuchProposal();
        var form = new FormView(found.Opened.Call, rejected.Typed, rejected.Findings, whole: true);
        return Page(found, section, form, now, Notice(access.Id, section, rejected), rejected.Status);
    }

    /// <summary>For the script that saves as one types.</summary>
    public static async Task<IResult> KeptAsync(CheckProposal check, Access access, Section section, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await check.RunAsync(access, now, cancellationToken) is not { } found)
            return Answers.NoSuchProposal();
        var proposal = found.Opened.Proposal;
        var form = new FormView(found.Opened.Call, proposal.Content, WritePages.Of(found.Findings, section), whole: false);
        return Results.Json(new
        {
            shown = ContentFields.Mark(proposal.Content, section),
            words = proposal.StateWords(found.Opened.Call),
            findings = form.Findings.Select(finding => new { finding.Field, kind = FindingWords.Class(finding), sign = FindingWords.Sign(finding.Severity), finding.Message, finding.Fix }),
        });
    }

    private static IResult Page(Checked found, Section section, FormView form, DateTimeOffset now, RenderFragment? notice, int status) =>
        Answers.Page<SectionPage>(
            new
            {
                found.Opened.Proposal, Section = section, Form = form, Shown = ContentFields.Mark(found.Opened.Proposal.Content, section),
                Once = FormReading.NewOnce(), Now = now, Fits = found.RoomFit, Notice = notice,
            },
            status);

    private static RenderFragment Notice(ProposalId id, Section section, Saving.Rejected rejected) => builder =>
    {
        if (rejected.Newer is { } newer)
        {
            builder.OpenComponent<ConflictNotice>(0);
            builder.AddComponentParameter(1, nameof(ConflictNotice.Newer), ContentFields.Of(newer, section));
            builder.AddComponentParameter(2, nameof(ConflictNotice.Typed), ContentFields.Of(rejected.Typed, section));
            builder.AddComponentParameter(3, nameof(ConflictNotice.Href), $"/proposals/{id}/{section.Slug()}");
        }
        else
        {
            builder.OpenComponent<Views.Frame.Note>(0);
            builder.AddComponentParameter(1, nameof(Views.Frame.Note.Said), new Views.Frame.Said("bad", rejected.Words));
        }

        builder.CloseComponent();
    };
}
