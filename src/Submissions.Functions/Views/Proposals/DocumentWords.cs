using Submissions.Domain.Documents;

namespace Submissions.Functions.Views.Proposals;

/// <summary>How a document stands: a word and a shape beside the colour.</summary>
internal static class DocumentWords
{
    public static string Tag(DocumentState state) => state switch
    {
        DocumentState.Received => "accent",
        DocumentState.Accepted or DocumentState.Waived => "good",
        DocumentState.Rejected => "bad",
        _ => "warn",
    };

    public static string Sign(DocumentState state) => state switch
    {
        DocumentState.Received => "✓ Received",
        DocumentState.Accepted => "✓ Accepted",
        DocumentState.Rejected => "✕ Not accepted",
        DocumentState.Waived => "– Not needed",
        _ => "○ Missing",
    };
}
