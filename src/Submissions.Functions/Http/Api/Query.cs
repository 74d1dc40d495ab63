using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Submissions.Functions.Http.Api;

/// <summary>What stands behind the question mark.</summary>
internal static class Query
{
    /// <summary>One value or none; a host on the way makes one of several, so several mean nothing.</summary>
    public static bool TryReadOne(HttpRequest request, string name, out string? value, [NotNullWhen(false)] out IResult? problem)
    {
        var given = request.Query[name];
        value = given is [var one] && !string.IsNullOrEmpty(one) ? one : null;
        problem = given.Count > 1 ? Problem.Of(ProblemCodes.Query, $"The address may hold {name} once: leave the others out and send this again.") : null;
        return problem is null;
    }

    public static bool TryReadNeeded(HttpRequest request, string name, out string value, [NotNullWhen(false)] out IResult? problem)
    {
        value = "";
        if (!TryReadOne(request, name, out var given, out problem))
            return false;
        value = given ?? "";
        problem = given is null ? Problem.Of(ProblemCodes.Query, $"The address needs {name}: add ?{name}=… to it and send this again.") : null;
        return problem is null;
    }

    /// <summary>A filed version's number, or null for the last one.</summary>
    public static bool TryReadVersion(HttpRequest request, out int? version, [NotNullWhen(false)] out IResult? problem)
    {
        version = null;
        if (!TryReadOne(request, "version", out var given, out problem) || given is null)
            return problem is null;
        var valid = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000;
        version = valid ? number : null;
        problem = valid ? null : Problem.Of(ProblemCodes.Query, "?version= takes the number of a filed version, from 1.");
        return valid;
    }

    /// <summary>Which page of a list; the first where none is named.</summary>
    public static bool TryReadPage(HttpRequest request, out int page, [NotNullWhen(false)] out IResult? problem)
    {
        page = 1;
        if (!TryReadOne(request, "page", out var given, out problem) || given is null)
            return problem is null;
        var valid = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page > 0;
        problem = valid ? null : Problem.Of(ProblemCodes.Query, "?page= takes the number of a page, from 1.");
        return valid;
    }

    /// <summary>How many bytes are there already.</summary>
    public static bool TryReadOffset(HttpRequest request, out long offset, [NotNullWhen(false)] out IResult? problem)
    {
        offset = 0;
        if (!TryReadNeeded(request, "offset", out var given, out problem))
            return false;
        if (long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
            return true;
        problem = Problem.Of(ProblemCodes.Query, "?offset= takes the number of bytes that have arrived, from 0.");
        return false;
    }
}
