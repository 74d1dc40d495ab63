using Submissions.Functions.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.AzureTables;

/// <summary>
/// A table of one test class's own: in the emulator, or, when <c>AZURE_TABLES_CONNECTION</c> names an account, there; deleted afterwards.
/// </summary>
public abstract class TestTable(Azurite azurite) : IAsyncLifetime
{
    private protected static readonly string? RealAccount = Environment.GetEnvironmentVariable("AZURE_TABLES_CONNECTION");

    protected string ConnectionString { get; } = RealAccount ?? azurite.ConnectionString;

    protected string TableName { get; } = Azurite.NewName();

    private protected TableClient Table { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Table = new TableClient(ConnectionString, TableName);
        await Table.CreateIfNotExistsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Table.DeleteAsync();
        GC.SuppressFinalize(this);
    }
}
