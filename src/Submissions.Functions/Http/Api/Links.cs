using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Http.Api;

/// <summary>Addresses in answers, absolute, at the address the request came to.</summary>
internal static class Links
{
    public static string Proposal(HttpRequest request, ProposalId id) => At(request, $"/api/proposals/{id}");

    public static string Document(HttpRequest request, ProposalId id, string document) => At(request, $"/api/proposals/{id}/documents/{document}");

    public static string Upload(HttpRequest request, ProposalId id, string upload) => At(request, $"/api/proposals/{id}/uploads/{upload}");

    /// <summary>The page that opens the proposal: the organiser's link.</summary>
    public static string Manage(HttpRequest request, ProposalId id, LinkKey key) => At(request, $"/proposals/{id}/link/{key.Value}");

    /// <summary>The page that shows and verifies a receipt.</summary>
    public static string Receipt(HttpRequest request, CallId call, string code) => At(request, $"/receipts/{call}/{code}");

    private static string At(HttpRequest request, string path) => new Uri(PublicAddress.Of(request), path).AbsoluteUri;
}
