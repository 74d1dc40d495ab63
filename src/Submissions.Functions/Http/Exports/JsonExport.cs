using System.Text.Json;
using Submissions.Domain.Review;
using Submissions.Functions.Http.Api;

namespace Submissions.Functions.Http.Exports;

/// <summary>An array of every field of each proposal, one after the other into the answer.</summary>
internal static class JsonExport
{
    public static Task WriteAsync(Stream body, IAsyncEnumerable<FiledReading> proposals, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(body, Rows(proposals, cancellationToken), ApiJson.Options, cancellationToken);

    private static async IAsyncEnumerable<ExportedProposal> Rows(
        IAsyncEnumerable<FiledReading> proposals, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var one in proposals.WithCancellation(cancellationToken))
            yield return ExportedProposal.Of(one);
    }
}
