using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Submissions.Functions.Hosting;

/// <summary>
/// The Functions host tries routes in the order of the functions' names and takes the first that matches; ASP.NET Core takes the most specific.
/// These rules make both choose alike, keep clear of the host's own paths, and keep a timer's path out of every client's reach.
/// </summary>
internal static class RouteRules
{
    private static readonly string[] TheHostsOwn = ["admin", "runtime"];

    /// <param name="http">In the order of their names.</param>
    /// <param name="timers">Reached by the host at their name.</param>
    public static void Check(IReadOnlyList<HttpFunction> http, IReadOnlyList<TimerFunction> timers)
    {
        foreach (var function in http)
        {
            CheckAlone(function);
            if (timers.FirstOrDefault(t => Overlap(function.Route, RoutePatternFactory.Parse(t.Name))) is { } timer)
                throw Refusal(function, $"a client could reach the timer {timer.Name} by it");
        }

        for (var first = 0; first < http.Count; first++)
            for (var second = first + 1; second < http.Count; second++)
                CheckPair(http[first], http[second]);
    }

    /// <summary>Whether some path could match both; constraints are not counted on to keep them apart.</summary>
    public static bool Overlap(RoutePattern one, RoutePattern other) =>
        one.PathSegments.Count == other.PathSegments.Count && one.PathSegments.Zip(other.PathSegments, Overlap).All(overlap => overlap);

    private static void CheckAlone(HttpFunction function)
    {
        if (function.Route.Parameters.Any(p => p.IsCatchAll || p.IsOptional || p.Default is not null))
            throw Refusal(function, "catch-all, optional and default parameters match too much");
        if (function.Route.PathSegments is not [var first, ..])
            return;
        if (Literal(first) is not { } literal)
            throw Refusal(function, "its first segment must be a word");
        if (TheHostsOwn.Any(own => literal.StartsWith(own, StringComparison.OrdinalIgnoreCase)))
            throw Refusal(function, "the Functions host keeps paths that begin with admin or runtime for itself");
    }

    private static void CheckPair(HttpFunction first, HttpFunction second)
    {
        if (!first.Methods.Intersect(second.Methods).Any() || !Overlap(first.Route, second.Route))
            return;
        if (Precedence(first) == Precedence(second))
            throw Refusal(first, $"it matches the same paths as {second}");
        if (Precedence(first) > Precedence(second))
            throw Refusal(second, $"it is more specific than {first}, and must come before it by name");
    }

    private static decimal Precedence(HttpFunction function) => RoutePrecedence.ComputeInbound(new RouteTemplate(function.Route));

    private static bool Overlap(RoutePatternPathSegment one, RoutePatternPathSegment other) =>
        Literal(one) is not { } a || Literal(other) is not { } b || a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static string? Literal(RoutePatternPathSegment segment) =>
        segment.Parts is [RoutePatternLiteralPart literal] ? literal.Content : null;

    private static InvalidOperationException Refusal(HttpFunction function, string why) => new($"The route of {function} is refused: {why}.");
}
