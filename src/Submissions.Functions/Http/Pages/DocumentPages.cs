using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Forms;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Proposals;

namespace Submissions.Functions.Http.Pages;

/// <summary>A proposal's documents: the page, an upload by form, removal, download.</summary>
internal sealed class DocumentPages(CheckProposal check, ReceiveDocument receive, RemoveDocument remove, ReadDocument read)
{
    /// <summary>Bytes of a form's body: above the largest file that a call's file can allow (200 MiB), which is judged while it streams.</summary>
    private const long MostBytes = 201L * 1024 * 1024;

    [Function("PageDocuments")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/documents")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ShowAsync(request, id, DoneWords.Of(request.Query["done"]), StatusCodes.Status200OK, cancellationToken);

    [Function("PageDocumentReceive")]
    [RequestSizeLimit(MostBytes)]
    public async Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/documents")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access)
            return Answers.NoSuchProposal();
        var kind = request.Query["kind"].ToString();
        try
        {
            var upload = await FileField.FindAsync(request, cancellationToken);
            if (upload is null)
                return await ShowAsync(request, id, new Said("bad", "No file was chosen. Choose one, then press Upload."), StatusCodes.Status422UnprocessableEntity, cancellationToken);
            var act = request.HttpContext.OrganiserAct();
            var outcome = await receive.RunAsync(access, kind, upload.Name, upload.Bytes, null, upload.Once, act, cancellationToken);
            // A browser reads no answer before it has sent everything.
            await request.Body.DrainAsync(cancellationToken);
            return await AnswerAsync(request, id, outcome, $"received#documents.{Uri.EscapeDataString(kind)}", cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            return await ShowAsync(request, id, new Said("bad", "The file did not arrive whole. Choose it again and press Upload."), StatusCodes.Status400BadRequest, cancellationToken);
        }
    }

    [Function("PageDocumentRemove")]
    public async Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/documents/{document}/remove")] HttpRequest request, string id, string document, CancellationToken cancellationToken)
    {
        var (form, refusal) = await LinkedForm.ReadAsync(request, id, cancellationToken);
        if (form is null)
            return refusal!;
        // No key: one page has one, and several documents. Removing what is gone is refused in words.
        var outcome = await remove.RunAsync(form.Access, document, null, form.Act, cancellationToken);
        return await AnswerAsync(request, id, outcome, "removed", cancellationToken);
    }

    [Function("PageDocumentRead")]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "proposals/{id}/documents/{document}")] HttpRequest request, string id, string document, CancellationToken cancellationToken) =>
        LinkCookie.Read(request, id) is { } access && await read.ForOrganiserAsync(access, document, cancellationToken) is { } opened
            ? new Attachment(opened)
            : Answers.NoSuchProposal();

    private async Task<IResult> AnswerAsync<T>(HttpRequest request, string id, Outcome<T> outcome, string done, CancellationToken cancellationToken) => outcome switch
    {
        Outcome<T>.Done => Answers.SeeOther($"/proposals/{id}/documents?done={done}"),
        Outcome<T>.Refused refused => await ShowAsync(request, id, new Said("bad", refused.Refusal.Words), Status(refused.Refusal), cancellationToken),
        _ => Answers.NoSuchProposal(),
    };

    /// <summary>A refusal that time alone mends says so: scripts try again by it.</summary>
    internal static int Status(Refusal refusal) =>
        refusal == DocumentRefusals.Busy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;

    private async Task<IResult> ShowAsync(HttpRequest request, string id, Said? said, int status, CancellationToken cancellationToken)
    {
        var now = request.HttpContext.ArrivedAt();
        if (LinkCookie.Read(request, id) is not { } access || await check.RunAsync(access, now, cancellationToken) is not { } found)
            return Answers.NoSuchProposal();
        var (proposal, call) = (found.Opened.Proposal, found.Opened.Call);
        var form = new FormView(call, proposal.Content, WritePages.Of(found.Findings, Section.Documents), request.Query["check"] == "1");
        return Answers.Page<DocumentsPage>(new { Proposal = proposal, Form = form, Once = FormReading.NewOnce(), Now = now, Said = said }, status);
    }
}

/// <summary>The file in a multipart form, to be read as it comes.</summary>
internal sealed record FileField(string Name, Stream Bytes, RequestKey? Once)
{
    private const int MostBoundary = 100;

    /// <summary>The first file field; the fields before it are read, those after it are not. Null when no file was chosen.</summary>
    /// <exception cref="InvalidDataException">The body is no multipart form.</exception>
    public static async Task<FileField?> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException("Not a multipart form.");
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= MostBoundary })
            throw new InvalidDataException("No boundary.");
        var reader = new MultipartReader(boundary, request.Body);
        RequestKey? once = null;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.AsFileSection() is { } file)
                return file.FileName.Length > 0 && file.FileStream is { } bytes ? new FileField(file.FileName, bytes, once) : null;
            if (section.AsFormDataSection() is { Name: "once" } field && RequestKey.TryParse(await ShortAsync(field, cancellationToken), out var key))
                once = key;
        }

        return null;
    }

    private static async Task<string> ShortAsync(FormMultipartSection field, CancellationToken cancellationToken)
    {
        var text = new char[RequestKey.MaxLength + 1];
        using var reader = new StreamReader(field.Section.Body, leaveOpen: true);
        return new string(text, 0, await reader.ReadBlockAsync(text, cancellationToken));
    }
}
