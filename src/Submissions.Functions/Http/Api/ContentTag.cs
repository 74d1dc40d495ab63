using System.Diagnostics.CodeAnalysis;
using Microsoft.Net.Http.Headers;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Http.Api;

/// <summary>
/// A proposal's entity tag: the SHA-256 of its text. Whoever changes the text must have seen it; a file that came, or a
/// link that was sent meanwhile, is no reason to refuse. It is also the hash that a receipt carries.
/// </summary>
internal static class ContentTag
{
    public static string Of(ProposalContent content) => $"\"{ContentJson.Sha256(content)}\"";

    /// <summary>Reads If-Match: one strong tag. A list or a star would say that the writer does not know what it overwrites.</summary>
    public static bool TryRead(HttpRequest request, out string tag, [NotNullWhen(false)] out IResult? problem)
    {
        (tag, problem) = ("", null);
        if (request.Headers.IfMatch.Count == 0)
            problem = Problem.Of(ProblemCodes.IfMatchMissing, "Say which version you changed: If-Match with the ETag it was read with.");
        else if (request.Headers.IfMatch is [{ } one] && EntityTagHeaderValue.TryParse(one, out var parsed) && !parsed.IsWeak && parsed.Tag != "*")
            tag = parsed.Tag.ToString();
        else
            problem = Problem.Of(ProblemCodes.IfMatch, "If-Match takes one entity tag, in its quotation marks, as the header ETag gave it.");
        return problem is null;
    }
}
