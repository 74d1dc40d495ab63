using System.Text.Json.Serialization;

namespace Submissions.Domain.Checks;

/// <summary>What a finding does: <see cref="Block"/> stops filing, the others do not.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    [JsonStringEnumMemberName("inform")] Inform,
    [JsonStringEnumMemberName("warn")] Warn,
    [JsonStringEnumMemberName("block")] Block,
}

/// <summary>One result of a check.</summary>
/// <param name="Rule">The rule's name in the call, as in <c>words</c>.</param>
/// <param name="Severity">Whether it stops filing.</param>
/// <param name="Field">Path into the content, as in <c>contacts[2].email</c>, or <c>documents.concept-note</c>, or empty for the whole.</param>
/// <param name="Message">What is off, in a sentence for the organiser.</param>
/// <param name="Guideline">The rule in the call's words.</param>
/// <param name="Fix">The way out.</param>
public sealed record Finding(string Rule, Severity Severity, string Field, string Message, string? Guideline = null, string? Fix = null);
