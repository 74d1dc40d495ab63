using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Reminders;

namespace Submissions.Functions.Http.Pages;

/// <summary>A call's reminders for the unit to see, and one contact's word on whether they come.</summary>
internal sealed class ReminderPages(OpenProposal open, SilenceReminders silence, ReadCalendar calendar)
{
    [Function("PageCalendar")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Calendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}/calendar")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var now = request.HttpContext.ArrivedAt();
        return CallId.TryParse(call, out var id) && await calendar.RunAsync(id, now, cancellationToken) is { } found
            ? Answers.Page<CalendarPage>(new { found.Call, found.Lines, found.ToCall, found.IsWhole, Now = now })
            : Answers.NoSuchPage();
    }

    /// <summary>The link of a reminder's foot: shows a button, changes nothing, so that a mail scanner may open it first.</summary>
    [Function("PageReminders")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/reminders/{key}/{reader}")] HttpRequest request,
        string id, string key, string reader, CancellationToken cancellationToken) =>
        Opens(id, key) is { } access && await open.RunAsync(access, cancellationToken) is { } opened && opened.Proposal.Recipients.Any(address => address.Id == reader)
            ? Answers.Page<RemindersPage>(new { opened.Proposal, opened.Call, Reader = opened.Proposal.Recipients.First(address => address.Id == reader), Address = request.Path.Value })
            : Answers.NoSuchProposal();

    /// <summary>Also what a mail program sends by itself when its reader wants no more of them (RFC 8058): no cookie, no form of ours.</summary>
    [Function("PageRemindersStop")]
    public async Task<IResult> Stop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/reminders/{key}/{reader}")] HttpRequest request,
        string id, string key, string reader, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (Opens(id, key) is not { } access)
            return Answers.NoSuchProposal();
        return await silence.RunAsync(access, reader, fields.Line("do") != "again", request.HttpContext.OrganiserAct(), cancellationToken) is Outcome<Opened>.Done
            ? Answers.SeeOther($"/proposals/{id}/reminders/{key}/{reader}")
            : Answers.NoSuchProposal();
    }

    private static Access? Opens(string id, string key) =>
        ProposalId.TryParse(id, out var proposal) && LinkKey.TryParse(key, out var link) ? new Access(proposal, link) : null;
}
