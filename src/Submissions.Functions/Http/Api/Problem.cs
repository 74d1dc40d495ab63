using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A refusal as RFC 9457 has it.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Detail">What is off and what to do about it.</param>
/// <param name="Code">Stable; programs decide by it (<see cref="ProblemCodes"/>).</param>
internal sealed record Problem(string Title, int Status, string Detail, string Code)
{
    public const string MediaType = "application/problem+json; charset=utf-8";

    public string Type { get; } = "about:blank";

    /// <summary>The number to tell support: the request's trace (W3C), as the log has it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Correlation { get; init; }

    /// <summary>The fields that are meant, where fields are meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>With <c>changed-meanwhile</c>: the proposal as it is now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProposalAnswer? Proposal { get; init; }

    /// <summary>With <c>changed-meanwhile</c>, at the desk: who did what since.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HistoryEntry>? History { get; init; }

    /// <summary>With <c>upload-offset</c>: how many bytes are here, and where the next piece begins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Arrived { get; init; }

    /// <summary>What there is not, and what the key does not open, answers alike.</summary>
    public static Answer NotFound { get; } = Of(ProblemCodes.NotFound, "There is nothing here, or the key does not open it. Check that the address and the key were copied whole.");

    public static Answer Of(Refusal refusal, IReadOnlyList<Finding>? findings = null) =>
        Of(refusal.Code, refusal.Words, findings);

    public static Answer Of(string code, string detail, IReadOnlyList<Finding>? findings = null) =>
        New(code, detail).With(problem => problem with { Findings = findings is { Count: > 0 } ? findings : null });

    public static Problem New(string code, string detail)
    {
        var status = ProblemCodes.Status(code);
        return new Problem(ReasonPhrases.GetReasonPhrase(status), status, detail, code);
    }

    public Answer With(Func<Problem, Problem> more, string? etag = null) => new(Status, more(this)) { ContentType = MediaType, ETag = etag };
}
