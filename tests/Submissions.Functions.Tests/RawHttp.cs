using System.Net.Sockets;
using System.Text;

namespace Submissions.Functions.Tests;

/// <summary>Bytes on a socket, for requests that no client would send.</summary>
internal sealed class RawHttp : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient tcp = new();
    private NetworkStream stream = null!;

    public static async Task<RawHttp> ConnectAsync(Uri address)
    {
        var raw = new RawHttp();
        await raw.tcp.ConnectAsync(address.Host, address.Port);
        raw.stream = raw.tcp.GetStream();
        return raw;
    }

    /// <summary>Sends it all and gives what was answered until the server closed.</summary>
    /// <param name="hangUp">Says that no more will come, as a broken line does.</param>
    public static async Task<string> ExchangeAsync(Uri address, byte[] request, bool hangUp = false)
    {
        using var raw = await ConnectAsync(address);
        try
        {
            await raw.SendAsync(request);
            if (hangUp)
                raw.tcp.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The server has said what it thinks of it before it was all sent.
        }

        return await raw.ReadToEndAsync();
    }

    public async Task SendAsync(byte[] bytes) => await stream.WriteAsync(bytes);

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Reads until these words have come.</summary>
    public async Task<string> ReadUntilAsync(string words)
    {
        var heard = new StringBuilder();
        var buffer = new byte[1];
        using var patience = new CancellationTokenSource(Patience);
        while (!heard.ToString().Contains(words, StringComparison.Ordinal) && await stream.ReadAsync(buffer, patience.Token) > 0)
            heard.Append((char)buffer[0]);
        return heard.ToString();
    }

    public async Task<string> ReadToEndAsync()
    {
        var heard = new MemoryStream();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await stream.CopyToAsync(heard, patience.Token);
        }
        catch (IOException)
        {
            // Reset after the answer: what came before counts.
        }

        return Encoding.UTF8.GetString(heard.ToArray());
    }

    public void Dispose() => tcp.Dispose();
}
