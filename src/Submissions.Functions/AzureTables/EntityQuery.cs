using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;

namespace Submissions.Functions.AzureTables;

/// <summary>
/// Pages until the service gives no continuation: it may answer with an empty page and a continuation, which the emulator
/// never does. Such a page is skipped, so that only the last one can be empty.
/// </summary>
internal sealed class EntityQuery<T> : AsyncPageable<T>
    where T : class, ITableEntity, new()
{
    private readonly TableWire wire;
    private readonly TableAddress address;
    private readonly string? filter;
    private readonly int? maxPerPage;
    private readonly string[]? select;

    public EntityQuery(
        TableWire wire, TableAddress address, string? filter, int? maxPerPage, IEnumerable<string>? select, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        (this.wire, this.address, this.filter, this.maxPerPage) = (wire, address, filter, maxPerPage);
        this.select = select?.ToArray();
        Limits.PageSize(maxPerPage);
    }

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        Limits.PageSize(pageSizeHint);
        var next = continuationToken;
        do
        {
            var page = await PageAsync(next, pageSizeHint ?? maxPerPage, CancellationToken).ConfigureAwait(false);
            next = page.ContinuationToken;
            if (page.Values.Count > 0 || next is null)
                yield return page;
        }
        while (next is not null);
    }

    public override async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, cancellationToken);
        string? next = null;
        do
        {
            var page = await PageAsync(next, maxPerPage, either.Token).ConfigureAwait(false);
            foreach (var row in page.Values)
                yield return row;
            next = page.ContinuationToken;
        }
        while (next is not null);
    }

    private async Task<Page<T>> PageAsync(string? continuation, int? top, CancellationToken cancellationToken)
    {
        using var message = wire.Message(RequestMethod.Get, address.Query(filter, top, select, Continuation.Read(continuation)));
        var response = await wire.SendAsync(message, cancellationToken).ConfigureAwait(false);
        using var body = await TableWire.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        var rows = body.RootElement.GetProperty("value").EnumerateArray().Select(row => EntityShape.Of<T>(EntityReader.Read(row))).ToArray();
        return Page<T>.FromValues(rows, Continuation.Of(response), response);
    }
}
