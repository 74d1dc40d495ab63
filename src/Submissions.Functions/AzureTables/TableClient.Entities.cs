using Azure;
using Azure.Core;

namespace Submissions.Functions.AzureTables;

internal sealed partial class TableClient
{
    /// <exception cref="RequestFailedException">
    /// 409 <see cref="TableErrorCode.EntityAlreadyExists"/>: also when an earlier try of this call had been written and its answer was lost.
    /// </exception>
    public async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        using var message = wire.Message(RequestMethod.Post, address.Table, RequestContent.Create(EntityWriter.Write(entity)));
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        return await wire.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="entity">The row; its own ETag is not looked at.</param>
    /// <param name="ifMatch">The version that may be changed; <see cref="ETag.All"/> for any.</param>
    /// <param name="mode">Whether properties that are not named stay (merge) or go (replace).</param>
    /// <param name="cancellationToken">Gives up waiting; the row may have been written.</param>
    /// <exception cref="RequestFailedException">
    /// 404, or 412 <see cref="TableErrorCode.UpdateConditionNotSatisfied"/>: also when an earlier try of this call had been written and its
    /// answer was lost.
    /// </exception>
    public async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        Limits.Version(ifMatch);
        using var message = WriteMessage(entity, mode);
        message.Request.Headers.SetValue("If-Match", ifMatch.ToString("H"));
        return await wire.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        using var message = WriteMessage(entity, mode);
        return await wire.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the row if it has the version <paramref name="ifMatch"/>; by default, any version. It is no error when there is no row.</summary>
    public async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        using var message = wire.Message(RequestMethod.Delete, address.Entity(partitionKey, rowKey));
        message.Request.Headers.SetValue("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString("H"));
        var response = await wire.AskAsync(message, cancellationToken).ConfigureAwait(false);
        return response.IsError && response.Status != 404 ? throw TableWire.Failure(response) : response;
    }

    /// <exception cref="RequestFailedException">404 <see cref="TableErrorCode.ResourceNotFound"/>.</exception>
    public async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity, new()
    {
        using var message = wire.Message(RequestMethod.Get, address.Entity(partitionKey, rowKey, select));
        var response = await wire.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(await EntityAsync<T>(response, cancellationToken).ConfigureAwait(false), response);
    }

    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity, new()
    {
        using var message = wire.Message(RequestMethod.Get, address.Entity(partitionKey, rowKey, select));
        var response = await wire.AskAsync(message, cancellationToken).ConfigureAwait(false);
        if (response.Status == 404 && TableErrorCode.TableNotFound != ServiceError.CodeOf(response))
            return new NoEntity<T>(response);
        if (response.IsError)
            throw TableWire.Failure(response);
        return Response.FromValue(await EntityAsync<T>(response, cancellationToken).ConfigureAwait(false), response);
    }

    /// <summary>The rows in the order of their keys, fetched page by page while they are read. A filter should name the partition.</summary>
    /// <param name="filter">See <see cref="CreateQueryFilter"/>.</param>
    /// <param name="maxPerPage">1 to 1,000 rows a request.</param>
    /// <param name="select">The properties to fetch; keys that are not among them stay null.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity, new() => new EntityQuery<T>(wire, address, filter, maxPerPage, select, cancellationToken);

    private HttpMessage WriteMessage(ITableEntity entity, TableUpdateMode mode) => wire.Message(
        mode == TableUpdateMode.Merge ? RequestMethod.Patch : RequestMethod.Put,
        address.Entity(entity.PartitionKey, entity.RowKey),
        RequestContent.Create(EntityWriter.Write(entity)));

    private static async Task<T> EntityAsync<T>(Response response, CancellationToken cancellationToken)
        where T : class, ITableEntity, new()
    {
        using var body = await TableWire.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return EntityShape.Of<T>(EntityReader.Read(body.RootElement));
    }
}
