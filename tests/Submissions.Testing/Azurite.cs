using System.Security.Cryptography.X509Certificates;

namespace Submissions.Testing;

/// <summary>
/// The storage emulator, as an xunit assembly fixture (<c>[assembly: AssemblyFixture(typeof(Azurite))]</c>, then a constructor
/// parameter) or started by hand. As a fixture it starts when it is first asked for, so that a run which needs no storage
/// starts none. Tests share it: each names its own table and container (<see cref="NewName"/>).
/// </summary>
public sealed class Azurite : IDisposable
{
    private const string Account = "devstoreaccount1";

    // Published by Microsoft for every emulator; it protects nothing.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Lazy<AzuriteProcess> running;
    private readonly AzuriteCertificate? certificate;

    public Azurite()
        : this(folder: null, certificate: null)
    {
    }

    private Azurite(string? folder, AzuriteCertificate? certificate)
    {
        this.certificate = certificate;
        running = new(() => AzuriteProcess.Start(folder, certificate));
    }

    public Uri BlobEndpoint => Endpoint(running.Value.BlobPort);

    public Uri TableEndpoint => Endpoint(running.Value.TablePort);

    public string ConnectionString =>
        $"DefaultEndpointsProtocol={BlobEndpoint.Scheme};AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint={BlobEndpoint};QueueEndpoint={Endpoint(running.Value.QueuePort)};TableEndpoint={TableEndpoint};";

    /// <summary>What a client has to trust when the emulator speaks https; null when it speaks http.</summary>
    public X509Certificate2? Certificate => certificate?.Public;

    /// <param name="folder">
    /// Where the data stays, also after the end (the emulator writes it every few seconds and when it is ended); null keeps it in memory.
    /// </param>
    public static Azurite Start(string? folder = null) => Started(new Azurite(folder, certificate: null));

    /// <summary>Speaks https under a certificate of its own and takes bearer tokens whose content is right, whoever signed them.</summary>
    public static Azurite StartForTokens() => Started(new Azurite(folder: null, new AzuriteCertificate()));

    /// <summary>A name that is good for a table and for a container, and that nobody else has.</summary>
    public static string NewName(string prefix = "t") => $"{prefix}{Guid.NewGuid():N}";

    public void Dispose()
    {
        if (running.IsValueCreated)
            running.Value.Dispose();
        certificate?.Dispose();
    }

    private static Azurite Started(Azurite azurite)
    {
        _ = azurite.running.Value;
        return azurite;
    }

    private Uri Endpoint(int port) => new($"{(certificate is null ? "http" : "https")}://127.0.0.1:{port}/{Account}");
}
