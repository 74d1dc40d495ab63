using System.Diagnostics.CodeAnalysis;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>What every request for a proposal says: which one, with which key, when, and whether it is one that may have been answered before.</summary>
internal readonly record struct Asked(Access Access, RequestKey? Request, Act Act)
{
    private const string Scheme = "Bearer ";

    /// <summary>A key of the wrong form, an id of the wrong form: no such thing, as with any that is not ours.</summary>
    public static bool TryRead(HttpRequest request, string id, out Asked asked, [NotNullWhen(false)] out IResult? problem)
    {
        asked = default;
        if (!TryReadKey(request, out var key, out problem) || !IdempotencyKey.TryRead(request, out var repeated, out problem))
            return false;
        if (!ProposalId.TryParse(id, out var proposal) || !LinkKey.TryParse(key, out var link))
        {
            problem = Problem.NotFound;
            return false;
        }

        asked = new Asked(new Access(proposal, link), repeated, request.HttpContext.OrganiserAct());
        return true;
    }

    /// <summary>For what takes no body.</summary>
    public static async Task<IResult> DoAsync<T>(
        HttpRequest request, string id, Func<Asked, Task<Outcome<T>>> run, Func<T, IResult> answer, CancellationToken cancellationToken)
    {
        if (!TryRead(request, id, out var asked, out var problem))
            return problem;
        return await JsonBody.RefuseAnyAsync(request, cancellationToken) ?? (await run(asked)).Answered(answer);
    }

    /// <summary>For what takes a body of JSON.</summary>
    public static async Task<IResult> DoAsync<TWish, T>(
        HttpRequest request, string id, Func<Asked, TWish, Task<Outcome<T>>> run, Func<T, IResult> answer, CancellationToken cancellationToken)
        where TWish : class
    {
        if (!TryRead(request, id, out var asked, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<TWish>(request, cancellationToken);
        return body.Value is { } wish ? (await run(asked, wish)).Answered(answer) : body.Problem!;
    }

    private static bool TryReadKey(HttpRequest request, out string key, [NotNullWhen(false)] out IResult? problem)
    {
        var given = request.Headers.Authorization is [{ } one] && one.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        key = given ? request.Headers.Authorization.ToString()[Scheme.Length..].Trim() : "";
        problem = given ? null : KeyMissing;
        return given;
    }

    private static IResult KeyMissing =>
        new Answer(StatusCodes.Status401Unauthorized, Problem.New(ProblemCodes.KeyMissing, "Send the proposal's key: Authorization: Bearer {key}."))
        {
            ContentType = Problem.MediaType,
            Challenge = "Bearer",
        };
}

/// <summary>The header Idempotency-Key.</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";

    /// <param name="key">Null when there is none.</param>
    public static bool TryRead(HttpRequest request, out RequestKey? key, [NotNullWhen(false)] out IResult? problem)
    {
        (key, problem) = (null, null);
        if (request.Headers[Header] is not { Count: > 0 } given)
            return true;
        if (given is [var text] && RequestKey.TryParse(text, out var parsed))
        {
            key = parsed;
            return true;
        }

        problem = Problem.Of(
            ProblemCodes.IdempotencyKey,
            $"{Header} takes {RequestKey.MinLength} to {RequestKey.MaxLength} visible ASCII characters, once; a UUID will do. Choose one for each thing you want done.");
        return false;
    }
}
