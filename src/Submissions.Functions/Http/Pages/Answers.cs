using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>What a page's function answers with.</summary>
internal static class Answers
{
    public static IResult Page<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { StatusCode = status };

    /// <summary>After a POST: the next page is fetched, so that reloading it sends nothing again.</summary>
    public static IResult SeeOther(string address) => new SeeOtherResult(address);

    public static IResult Problem(int status, string title, string words, WayOut? way = null) =>
        Page<ProblemPage>(new { Title = title, Words = words, WayOut = way }, status);

    public static IResult NoSuchPage() =>
        Problem(StatusCodes.Status404NotFound, "There is nothing here", "The address may be cut off, or what was here has gone. Look whether it was copied whole.");

    /// <summary>A wrong key and an unknown proposal answer alike.</summary>
    public static IResult NoSuchProposal() => Problem(
        StatusCodes.Status404NotFound, "This proposal cannot be opened here",
        "A proposal is opened by its link. On this machine it was not opened yet, or the link was cut off. Open the link again from the letter we sent, or from your notes.",
        new WayOut("/link", "I have a link"));

    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
