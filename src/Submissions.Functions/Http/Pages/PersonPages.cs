using System.Text.Json;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Api;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Keeping;

namespace Submissions.Functions.Http.Pages;

/// <summary>What is held of one person, for a coordinator whom that person has asked. The address is posted and stands in no page's address.</summary>
internal sealed class PersonPages(HandlePerson handle, ReadCalls calls)
{
    /// <summary>What a coordinator types so that nothing is erased by a slip.</summary>
    public const string Confirmation = "erase";

    [Function("PagePerson")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}/person")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await calls.FindAsync(id, cancellationToken) is { } found
            ? Page(found, null, null, null, Done(request.Query["done"].ToString()))
            : Answers.NoSuchPage();

    [Function("PagePersonDo")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Do(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/calls/{call}/person")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (!CallId.TryParse(call, out var id) || await calls.FindAsync(id, cancellationToken) is not { } known)
            return Answers.NoSuchPage();
        var (typed, also, everywhere) = (fields.Line("address"), fields.Line("also"), fields.List("everywhere"));
        if (!EmailAddress.TryParse(typed, out var address))
            return Page(known, typed, also, null, new Said("bad", "Give the person’s e-mail address, as in name@example.org."));
        var found = (await handle.FindAsync(id, address, also, everywhere, cancellationToken))!;
        return fields.Line("do") switch
        {
            "export" => Results.File(JsonSerializer.SerializeToUtf8Bytes(PersonExport.Of(found), ApiJson.Options), "application/json", $"{id}-person.json"),
            "erase" when fields.Line("confirm")?.Trim() != Confirmation => Page(known, typed, also, found, new Said("bad", $"Nothing was erased: type “{Confirmation}” to confirm.")),
            "erase" => await handle.EraseAsync(found, request.HttpContext.DeskAct(), cancellationToken) switch
            {
                null when found.IsOfTheUnit => Page(known, typed, also, found, new Said("bad", "Nothing was erased: this is the address of somebody of the unit, and the audit keeps who did what. Take them off the unit’s list first.")),
                null => Page(known, typed, also, found, new Said("bad", "Nothing was erased: a proposal would be left without anybody to write to. Have another contact named first.")),
                0 => Answers.SeeOther($"/desk/calls/{id}/person?done=nothing"),
                _ => Answers.SeeOther($"/desk/calls/{id}/person?done=erased"),
            },
            _ => Page(known, typed, also, found, null),
        };
    }

    private static Said? Done(string done) => done switch
    {
        "erased" => new Said("good", "Erased. The instances of the app forget the queue they hold in memory within an hour."),
        "nothing" => new Said("warn", "No row of this call names that address: nothing was changed. If it was not erased before, look whether it is written right."),
        _ => null,
    };

    private static IResult Page(Call call, string? typed, string? also, FoundPerson? found, Said? said) => Answers.Page<PersonPage>(
        new
        {
            Call = call, Typed = typed, Also = also, Said = said, IsFound = found is not null, Alone = found?.Alone ?? [],
            Names = found?.Person.Names ?? [], Documents = found?.Documents.Select(document => document.Name).ToList() ?? [],
            Everywhere = found?.Person.Elsewhere.Names ?? [], Unread = found?.Unread ?? [], BegunAt = found?.Unfinished.Select(erasing => (DateTimeOffset?)erasing.BegunAt).Min(),
            Places = found?.Mentions.GroupBy(mention => (mention.Proposal, mention.Kind, mention.IsNameOnly)).Select(group => new PersonPlace(group.Key.Proposal, group.Key.Kind, group.Key.IsNameOnly, group.Count())).ToList() ?? [],
        },
        said?.Tone == "bad" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
