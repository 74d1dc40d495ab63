using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Submissions.Domain;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// Where the account is: a connection string (emulator, or a key), or the two endpoints with the app's managed identity.
/// </summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public string? ConnectionString { get; set; }
    public Uri? TableEndpoint { get; set; }
    public Uri? BlobEndpoint { get; set; }

    [Required, RegularExpression("^[A-Za-z][A-Za-z0-9]{2,62}$")]
    public string Table { get; set; } = "submissions";

    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$")]
    public string Container { get; set; } = "documents";

    /// <summary>Whether to make the table where it is missing. Not where infra/bicep made it: the app's identity may use it and make no other.</summary>
    public bool MakeMissing { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class ValidateStorageOptions : IValidateOptions<StorageOptions>;

/// <summary>An account has one address: the connection string, or both endpoints.</summary>
internal sealed class ValidateStorageAddress : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var byString = !options.ConnectionString.IsBlank();
        var byIdentity = options is { TableEndpoint: not null, BlobEndpoint: not null };
        if (!byString && !byIdentity)
            return ValidateOptionsResult.Fail("Set Storage:ConnectionString, or Storage:TableEndpoint and Storage:BlobEndpoint for the app's identity.");
        return byString && Fault(options.ConnectionString!) is { } fault ? ValidateOptionsResult.Fail($"Storage:ConnectionString: {fault}") : ValidateOptionsResult.Success;
    }

    private static string? Fault(string connectionString)
    {
        try
        {
            _ = TableConnectionString.Parse(connectionString);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
