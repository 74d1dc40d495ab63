using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>A form sent under a proposal's link: who sends it, what it holds, when it came.</summary>
internal sealed record LinkedForm(Access Access, PostedFields Fields, Act Act)
{
    public RequestKey? Once => Fields.Once();

    /// <returns>The form, or how its sender is refused.</returns>
    public static async Task<(LinkedForm? Form, IResult? Refusal)> ReadAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access)
            return (null, Answers.NoSuchProposal());
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        return fields is null ? (null, refusal) : (new LinkedForm(access, fields, request.HttpContext.OrganiserAct()), null);
    }
}
