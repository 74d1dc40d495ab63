using Submissions.Domain;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Proposals;

namespace Submissions.Functions.Http.Pages;

/// <summary>A proposal's overview, its link, and its withdrawal.</summary>
internal sealed class ProposalPages(OpenProposal open, ReadOverview overview, SendLink sendLink, WithdrawProposal withdraw)
{
    /// <summary>The link from a letter: shows the proposal, changes nothing, so that a mail scanner may open it first.</summary>
    [Function("PageProposalByLink")]
    public async Task<IResult> ByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/link/{key}")] HttpRequest request, string id, string key, CancellationToken cancellationToken)
    {
        if (!ProposalId.TryParse(id, out var proposal) || !LinkKey.TryParse(key, out var link))
            return Answers.NoSuchProposal();
        var access = new Access(proposal, link);
        if (await open.RunAsync(access, cancellationToken) is null)
            return Answers.NoSuchProposal();
        LinkCookie.Set(request.HttpContext.Response, access);
        return Answers.SeeOther($"/proposals/{proposal}");
    }

    [Function("PageProposal")]
    public async Task<IResult> Overview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await ShowAsync(request, id, DoneWords.Of(request.Query["done"]), null, null, cancellationToken);

    [Function("PageSendLink")]
    public async Task<IResult> SendLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/link")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var (form, refusal) = await LinkedForm.ReadAsync(request, id, cancellationToken);
        if (form is null)
            return refusal!;
        var typed = form.Fields.Line("email");
        if (!EmailAddress.TryParse(typed, out var address))
            return await ShowAsync(request, id, null, typed ?? "", "This is not an e-mail address we can write to. It looks like name@example.org.", cancellationToken);
        return await sendLink.RunAsync(form.Access, address, form.Once, form.Act, cancellationToken) switch
        {
            Outcome<Opened>.Done => Answers.SeeOther($"/proposals/{id}?done=sent"),
            Outcome<Opened>.Refused refused => await ShowAsync(request, id, new Said("bad", refused.Refusal.Words), typed, null, cancellationToken),
            _ => Answers.NoSuchProposal(),
        };
    }

    [Function("PageWithdraw")]
    public async Task<IResult> AskWithdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/withdraw")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access || await open.RunAsync(access, cancellationToken) is not { } opened)
            return Answers.NoSuchProposal();
        return opened.Proposal is { Filed: not null, Status: var status } && Refusal.AtEnd(status) is null
            ? Answers.Page<WithdrawPage>(new { opened.Proposal, opened.Call, Once = FormReading.NewOnce() })
            : Answers.SeeOther($"/proposals/{id}");
    }

    [Function("PageWithdrawNow")]
    public async Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/withdraw")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var (form, refusal) = await LinkedForm.ReadAsync(request, id, cancellationToken);
        if (form is null)
            return refusal!;
        return await withdraw.RunAsync(form.Access, form.Once, form.Act, cancellationToken) switch
        {
            Outcome<Opened>.Done => Answers.SeeOther($"/proposals/{id}?done=withdrawn"),
            Outcome<Opened>.Refused refused => await ShowAsync(request, id, new Said("bad", refused.Refusal.Words), null, null, cancellationToken),
            _ => Answers.NoSuchProposal(),
        };
    }

    private async Task<IResult> ShowAsync(
        HttpRequest request, string id, Said? said, string? email, string? emailRefused, CancellationToken cancellationToken)
    {
        var now = request.HttpContext.ArrivedAt();
        if (LinkCookie.Read(request, id) is not { } access || await overview.RunAsync(access, now, cancellationToken) is not { } shown)
            return Answers.NoSuchProposal();
        var found = shown.Found;
        return Answers.Page<OverviewPage>(
            new
            {
                found.Opened.Proposal, found.Opened.Call, found.Findings, shown.Letters, shown.Receipted, Now = now, Once = FormReading.NewOnce(), Said = said,
                Link = new Uri(PublicAddress.Of(request), $"/proposals/{id}/link/{access.Key.Value}").ToString(), Email = email, EmailRefused = emailRefused,
            },
            emailRefused is null && said?.Tone != "bad" ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>What a page says after it was come to from something done. The address carries a word, never the sentence.</summary>
internal static class DoneWords
{
    public static Said? Of(string? done) => done switch
    {
        "started" => new("good", "Your proposal is begun. Keep the link below: it opens the proposal again, here and elsewhere."),
        "sent" => new("good", "The link is on its way by e-mail. It arrives within a few minutes."),
        "withdrawn" => new("good", "The proposal is withdrawn."),
        "received" => new("good", "The document has arrived."),
        "removed" => new("good", "The document is removed."),
        "answered" => new("good", "Your answer is sent. The support unit sees it with your proposal."),
        "confirmed" => new("good", "You have confirmed. A letter says so to your contacts."),
        "renounced" => new("good", "You have given the place back. The proposal takes no further part."),
        "agreed" => new("good", "You have agreed to the merge. A letter tells both sides how it stands."),
        "unmerged" => new("good", "You have declined the merge. Both proposals stay as they are, and both sides are told."),
        _ => null,
    };
}
