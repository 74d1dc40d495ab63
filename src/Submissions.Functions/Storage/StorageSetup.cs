using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;
using Submissions.Domain;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, ValidateStorageOptions>();
        services.AddSingleton<IValidateOptions<StorageOptions>, ValidateStorageAddress>();
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(Table);
        services.AddSingleton(Container);
        services.AddSingleton<CallStore>();
        services.AddSingleton<ProposalStore>();
        services.AddSingleton<QueueIndex>();
        services.AddSingleton<NoteStore>();
        services.AddSingleton<RecheckStore>();
        services.AddSingleton<ExtensionStore>();
        services.AddSingleton<OwnViewStore>();
        services.AddSingleton<LetterStore>();
        services.AddSingleton<BatchStore>().AddSingleton<CircularStore>();
        services.AddSingleton<DueStore>();
        services.AddSingleton<DeliveryNewsStore>();
        services.AddSingleton<BrakeStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<SecretStore>();
        services.AddSingleton<MemberStore>();
        services.AddSingleton<DigestStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<AttemptStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<DeskRemains>();
        services.AddSingleton<DocumentBlobs>();
        services.AddSingleton<Archives.ArchivedBlobs>();
        services.AddSingleton<Erasing.ErasureStore>();
        services.AddSingleton<Erasing.ErasedBlobs>();
        services.AddSingleton<Erasing.ErasedDigests>();
        services.AddSingleton<Erasing.PersonStore>();
        services.AddSingleton<Erasing.PersonEraser>();
        services.AddSingleton<Erasing.PersonErasingStore>();
        services.AddSingleton<Archives.CallArchive>();
        services.AddSingleton<Archives.RestoreStore>();
        services.AddSingleton<StorageProbe>();
        services.AddHostedService<PrepareAtStart>();
        return services;
    }

    /// <summary>Makes the table where it is missing: at start, before the first request. The container is made by the first upload.</summary>
    public static Task PrepareStorageAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<IOptions<StorageOptions>>().Value.MakeMissing
            ? services.GetRequiredService<TableClient>().CreateIfNotExistsAsync(cancellationToken)
            : Task.CompletedTask;

    private static TableClient Table(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return options.ConnectionString.IsBlank()
            ? new TableClient(options.TableEndpoint!, options.Table, services.GetRequiredService<TokenCredential>(), Observed(new TableClientOptions(), ObservedCalls.Tables))
            : new TableClient(options.ConnectionString, options.Table, Observed(new TableClientOptions(), ObservedCalls.Tables));
    }

    private static T Observed<T>(T options, ObservedCalls calls)
        where T : ClientOptions
    {
        options.AddPolicy(calls, HttpPipelinePosition.PerCall);
        return options;
    }

    private static BlobContainerClient Container(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return options.ConnectionString.IsBlank()
            ? new BlobServiceClient(options.BlobEndpoint!, services.GetRequiredService<TokenCredential>(), Observed(new BlobClientOptions(), ObservedCalls.Blobs)).GetBlobContainerClient(options.Container)
            : new BlobServiceClient(options.ConnectionString, Observed(new BlobClientOptions(), ObservedCalls.Blobs)).GetBlobContainerClient(options.Container);
    }
}
