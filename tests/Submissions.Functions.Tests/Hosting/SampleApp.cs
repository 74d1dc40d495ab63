using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Submissions.Functions.Hosting;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Hosting;

/// <summary>The app's hosting around the sample functions, on a real port.</summary>
internal sealed class SampleApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private SampleApp(WebApplication app)
    {
        this.app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static Task<SampleApp> OnLaptop(params string[] args) => Start(new FunctionsHost(false, 0), args);

    public static Task<SampleApp> UnderTheHost(params string[] args) => Start(new FunctionsHost(true, FreePort()), ["--Site:PublicAddress=https://letters.example.org", .. args]);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<SampleApp> Start(FunctionsHost host, string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddHosting(host, new MovableClock(DateTimeOffset.Parse("2018-09-28T21:00Z", CultureInfo.InvariantCulture)), FunctionCatalog.Of([typeof(SampleFunctions)]));
        var app = builder.Build();
        app.UseHosting();
        app.MapFunctions();
        await app.StartAsync();
        return new SampleApp(app);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
