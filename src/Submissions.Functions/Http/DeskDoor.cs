using Microsoft.AspNetCore.Http.Features;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Api;
using Submissions.Functions.Http.Pages;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Desk;

namespace Submissions.Functions.Http;

/// <summary>Stands before every function that is marked <see cref="DeskAttribute"/>: finds out who is there, and lets in who may.</summary>
internal sealed class DeskDoor(RequestDelegate next, FindSignedIn find, IHostEnvironment environment)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DeskAttribute>() is not { } door)
        {
            await next(context);
            return;
        }

        var who = await WhoAsync(context, find);
        // Also a page that refuses says who is signed in.
        if (who is not null)
            context.Features.Set(new Visit(who.Member, environment.IsDevelopment()));
        if (who?.Member.May(door.Role) == true)
        {
            context.Features.Set(who);
            await next(context);
            return;
        }

        var api = IsApi(context.Request);
        var answer = who is null
            ? api ? SignInAnswers.NotSignedIn : await SignInAnswers.PageAsync(context)
            : api ? SignInAnswers.MayNot(door.Role) : SignInAnswers.MayNotPage(who.Member, door.Role);
        await answer.ExecuteAsync(context);
    }

    /// <summary>By the cookie, or for programs by <c>Authorization: Bearer {session}</c>; else by the platform's word.</summary>
    public static async Task<SignedIn?> WhoAsync(HttpContext context, FindSignedIn find)
    {
        var request = context.Request;
        if (LinkKey.TryParse((IsApi(request) ? Bearer(request) : null) ?? SessionCookie.Read(request), out var key)
            && await find.BySessionAsync(key, context.ArrivedAt(), context.RequestAborted) is { } bySession)
            return bySession;
        return context.Features.Get<Caller>() is { Principal: { } principal, Source: var source }
            ? await find.ByPrincipalAsync(principal, source, context.ArrivedAt(), context.RequestAborted)
            : null;
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } one] && one.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? one[Scheme.Length..].Trim() : null;
}

internal static class DeskVisit
{
    public static void UseDeskDoor(this IApplicationBuilder app) => app.UseMiddleware<DeskDoor>();

    /// <summary>Who is signed in; only in functions marked <see cref="DeskAttribute"/>.</summary>
    public static SignedIn SignedIn(this HttpContext context) => context.Features.GetRequiredFeature<SignedIn>();

    /// <summary>The act of whoever is signed in, now, from where the request came.</summary>
    public static Act DeskAct(this HttpContext context) =>
        new(context.SignedIn().Member.Email.Value, context.ArrivedAt(), context.Source());

    /// <summary>The act of whoever holds a proposal's link.</summary>
    public static Act OrganiserAct(this HttpContext context) => Act.ByOrganiser(context.ArrivedAt(), context.Source());

    /// <summary>The network address the request came from; null where nothing trustworthy tells.</summary>
    public static string? Source(this HttpContext context) => context.Features.Get<Caller>()?.Source;
}
