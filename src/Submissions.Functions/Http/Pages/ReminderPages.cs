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
            ? Answers.Page<CalendarPage>(new { found.Call, found.Lines, found.ToCall, found.Unreadable, found.IsWhole, Now = now })
            : Answers.NoSuchPage();
    }

    /// <summary>The link of a reminder's foot: shows a button, changes nothing, so that a mail scanner may open it first.</summary>
    [Function("PageReminders")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/reminders/{key}/{reader}")] HttpRequest request,
        string id, string key, string reader, CancellationToken cancellationToken) =>
        Opens(id, key) is { } access && await open.RunAsync(access, cancellationToken) is { } opened ? Page(opened, reader, request) : Answers.NoSuchProposal();

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
        if (await silence.RunAsync(access, reader, fields.Line("do") != "again", request.HttpContext.OrganiserAct(), cancellationToken) is not Outcome<Opened>.Done done)
            return Answers.NoSuchProposal();
        // A mail program is never sent elsewhere (RFC 8058, 3.1): its POST would become a GET.
        return fields.Line("List-Unsubscribe") is null ? Answers.SeeOther($"/proposals/{id}/reminders/{key}/{reader}") : Page(done.Value, reader, request);
    }

    private static IResult Page(Opened opened, string reader, HttpRequest request) =>
        opened.Proposal.Recipients.Where(address => address.Id == reader).Take(1).ToList() is [var address]
            ? Answers.Page<RemindersPage>(new { opened.Proposal, opened.Call, Reader = address, Address = request.Path.Value })
            : Answers.NoSuchProposal();

    private static Access? Opens(string id, string key) =>
        ProposalId.TryParse(id, out var proposal) && LinkKey.TryParse(key, out var link) ? new Access(proposal, link) : null;
}
