using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Mail;

namespace Submissions.Functions.Http.Pages;

/// <summary>The laptop's mail, to read. Anywhere else letters go to their recipients, and there is nothing here.</summary>
internal sealed class MailPages(ReadLocalMail mail, IHostEnvironment environment)
{
    /// <summary>A letter brings its styles with it, and may do nothing else.</summary>
    private const string LetterPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-top-navigation-by-user-activation";

    [Function("PageMail")]
    public IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mail")] HttpRequest request)
    {
        if (!environment.IsDevelopment())
            return Answers.NoSuchPage();
        var to = request.Query["to"] is [{ Length: > 0 } address] ? address : null;
        var words = request.Query["q"] is [{ Length: > 0 and <= 200 } typed] ? typed : null;
        var letters = mail.List(to, words).Select(letter => new MailRow(letter.Id, letter.To, letter.Subject, letter.At));
        return Answers.Page<MailPage>(new { Letters = letters.ToList(), To = to, Words = words });
    }

    [Function("PageMailLetter")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mail/{letter}")] HttpRequest request, string letter) =>
        environment.IsDevelopment() && mail.Find(letter) is { } found
            ? Answers.Page<LetterPage>(new { Letter = new MailRow(found.Id, found.To, found.Subject, found.At), found.From, found.ReplyTo, found.Text })
            : Answers.NoSuchPage();

    [Function("PageMailLetterHtml")]
    public IResult Html([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mail/{letter}/html")] HttpRequest request, string letter)
    {
        if (!environment.IsDevelopment() || mail.Find(letter) is not { } found)
            return Answers.NoSuchPage();
        request.HttpContext.Response.Headers.ContentSecurityPolicy = LetterPolicy;
        return Results.Text(found.Html, "text/html; charset=utf-8");
    }
}
