using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>Why a file is not taken, in words that say what is. Each limit is the call's one constant.</summary>
internal static class DocumentRefusals
{
    public const string TooLargeCode = "document-too-large";
    public const string TypeCode = "document-type";
    public const string OffsetCode = "upload-offset";

    public static Refusal Empty { get; } = new("document-empty", "The file is empty. Choose another one.");

    public static Refusal Interrupted { get; } = new("document-interrupted", "The file did not arrive whole. Send it again.");

    public static Refusal Busy { get; } = new("uploads-busy", "Many files are arriving at once. Nothing is lost; send it again in half a minute.");

    public static Refusal AlreadyWhole { get; } = new("upload-finished", "This upload is finished. Begin another one for another file.");

    public static Refusal TooLarge(Call call) =>
        new(TooLargeCode, string.Create(CultureInfo.InvariantCulture, $"A document may have {call.Documents.MaxMiB} MB at most. Make it smaller, or split it."));

    public static Refusal WrongType(Call call) => new(
        TypeCode, $"This kind of file is not taken. Allowed are {string.Join(", ", call.Documents.Types)}; what counts is the content, not the name.");

    public static Refusal Offset(long arrived) =>
        new(OffsetCode, string.Create(CultureInfo.InvariantCulture, $"{arrived} bytes have arrived. Go on from there."));

    /// <summary>Also those that the unit asked of this proposal alone.</summary>
    public static IEnumerable<string> Kinds(Call call, Proposal proposal) => Kinds(call).Concat(proposal.Asking.Documents.Select(asked => asked.Kind)).Distinct();

    public static Refusal UnknownKind(Call call) => new(
        "document-kind", $"The call knows no such kind of document. It knows {string.Join(", ", Kinds(call))}.");

    /// <summary>The kinds a document can have: those the call asks for, and <c>other</c>.</summary>
    public static IEnumerable<string> Kinds(Call call) =>
        call.Rules.OfType<DocumentRule>().Select(rule => rule.Kind).Append(Document.OtherKind).Distinct();
}
