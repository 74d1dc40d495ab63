using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Submissions.Published.Tests;

/// <summary>Takes what an OTLP exporter posts by HTTP (protobuf), as a collector does, and reads the names out of it.</summary>
internal sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();

    public OtlpReceiver()
    {
        Address = $"http://127.0.0.1:{Handler.FreePort()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        _ = TakeAsync();
    }

    public string Address { get; }

    public string Everything => string.Join('\n', received.Select(one => Encoding.UTF8.GetString(one.Body)));

    /// <summary>resource_spans · scope_spans · spans · name.</summary>
    public IReadOnlyCollection<string> Spans => Names("/v1/traces", 1, 2, 2, 5);

    /// <summary>resource_metrics · scope_metrics · metrics · name.</summary>
    public IReadOnlyCollection<string> Metrics => Names("/v1/metrics", 1, 2, 2, 1);

    public void Dispose() => listener.Close();

    private HashSet<string> Names(string path, params int[] fields) =>
    [
        .. received.Where(one => one.Path == path)
            .SelectMany(one => fields.Aggregate((IEnumerable<byte[]>)[one.Body], (messages, field) => messages.SelectMany(message => Fields(message, field))))
            .Select(Encoding.UTF8.GetString),
    ];

    /// <summary>The values of one field that have a length: messages, texts and bytes.</summary>
    private static IEnumerable<byte[]> Fields(byte[] message, int wanted)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(tag >> 3) == wanted)
                        yield return message[at..(at + length)];
                    at += length;
                    break;
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        for (var (value, shift) = (0UL, 0); ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
