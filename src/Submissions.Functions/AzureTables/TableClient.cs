using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Submissions.Functions.AzureTables;

/// <summary>
/// One table over REST, with the names and signatures of Azure.Data.Tables (docs/adr/0002). A request whose answer was lost is
/// sent again: an insertion or a transaction that had been written answers 409 or 412 then, and the caller compares the row.
/// </summary>
internal sealed partial class TableClient
{
    private const string TokenScope = "https://storage.azure.com/.default";

    private readonly TableAddress address;
    private readonly TableWire wire;

    /// <exception cref="FormatException">The connection string has no account key or no usable address.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableConnectionString.Parse(connectionString), tableName, options)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(endpoint, tableName, new SharedKeyLitePolicy(credential), options)
    {
    }

    /// <param name="endpoint">https only: a token must not travel in the clear.</param>
    /// <param name="tableName">3 to 63 letters and digits.</param>
    /// <param name="tokenCredential">For example a managed identity's.</param>
    /// <param name="options">Retries, transport, diagnostics.</param>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(endpoint, tableName, new BearerTokenAuthenticationPolicy(tokenCredential, TokenScope), options)
    {
    }

    private TableClient(TableConnectionString account, string tableName, TableClientOptions? options)
        : this(account.Endpoint, tableName, account.Credential, options)
    {
    }

    private TableClient(Uri endpoint, string tableName, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        address = new TableAddress(endpoint, tableName);
        Name = tableName;
        wire = new TableWire(HttpPipelineBuilder.Build(options ?? new TableClientOptions(), [], [authentication], new ResponseClassifier()));
    }

    public string Name { get; }

    public Uri Uri => address.Table;

    public async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        // By hand: it is the first request of a start, and a serializer made for it would be most of what it costs.
        var content = RequestContent.Create(BinaryData.FromString($$"""{"TableName":"{{JsonEncodedText.Encode(Name)}}"}"""));
        using var message = wire.Message(RequestMethod.Post, address.Tables, content);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        var response = await wire.AskAsync(message, cancellationToken).ConfigureAwait(false);
        if (response.IsError && TableErrorCode.TableAlreadyExists != ServiceError.CodeOf(response))
            throw TableWire.Failure(response);
        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Deletes the table. It is no error when there is none.</summary>
    public async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        using var message = wire.Message(RequestMethod.Delete, address.TableEntry);
        var response = await wire.AskAsync(message, cancellationToken).ConfigureAwait(false);
        return response.IsError && response.Status != 404 ? throw TableWire.Failure(response) : response;
    }

    /// <summary>A filter whose values are quoted and typed: <c>CreateQueryFilter($"RowKey ge {from}")</c>.</summary>
    /// <exception cref="ArgumentException">A value has no form in a filter.</exception>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);
}
