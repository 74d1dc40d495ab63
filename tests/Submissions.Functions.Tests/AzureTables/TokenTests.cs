using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Submissions.Functions.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.AzureTables;

/// <summary>The way of a managed identity: the emulator reads what a token says, over https, though not who signed it.</summary>
public sealed class TokenTests : IDisposable
{
    private const string Audience = "https://storage.azure.com";
    private readonly Azurite azurite = Azurite.StartForTokens();

    [Fact]
    public async Task Token_ForStorage_OpensTheTable()
    {
        var credential = new TestToken(Audience);
        var table = Client(credential);

        await table.CreateIfNotExistsAsync();
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r") { ["N"] = 5L })]);
        var read = await table.QueryAsync<TableEntity>().SingleAsync();
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 6L }, read.ETag);

        Assert.Equal(6L, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt64("N"));
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
    }

    [Fact]
    public async Task Token_ForSomethingElse_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Client(new TestToken("https://vault.azure.net")).CreateIfNotExistsAsync());

        Assert.Equal(403, failure.Status);
    }

    [Fact]
    public async Task Token_OverPlainHttp_IsNotSent()
    {
        var table = new TableClient(new Uri("http://127.0.0.1:1/devstoreaccount1"), "events", new TestToken(Audience), new() { Transport = new NoTransport() });

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.CreateIfNotExistsAsync());
    }

    public void Dispose() => azurite.Dispose();

    private TableClient Client(TestToken token)
    {
        var trust = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, given, _, _) => given?.Thumbprint == azurite.Certificate!.Thumbprint };
        return new(azurite.TableEndpoint, "events", token, new() { Transport = new HttpClientTransport(trust) });
    }

    private sealed class TestToken(string audience) : TokenCredential
    {
        public IReadOnlyList<string> Scopes { get; private set; } = [];

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            var now = TimeProvider.System.GetUtcNow();
            var claims = new
            {
                aud = audience,
                iss = "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
                nbf = now.AddMinutes(-5).ToUnixTimeSeconds(),
                iat = now.AddMinutes(-5).ToUnixTimeSeconds(),
                exp = now.AddHours(1).ToUnixTimeSeconds(),
            };
            return new($"{Part(new { alg = "HS256", typ = "JWT" })}.{Part(claims)}.{Base64Url.EncodeToString("unread"u8)}", now.AddHours(1));
        }

        private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
