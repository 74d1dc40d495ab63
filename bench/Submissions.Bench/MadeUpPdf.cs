using System.Net;

namespace Submissions.Bench;

/// <summary>A body that begins as a PDF does and goes on with noise, made while it is sent.</summary>
internal sealed class MadeUpPdf(int bytes) : HttpContent
{
    private static readonly byte[] Noise = Make();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var left = bytes; left > 0; left -= Noise.Length)
            await stream.WriteAsync(Noise.AsMemory(0, Math.Min(left, Noise.Length)));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }

    private static byte[] Make()
    {
        var noise = new byte[64 * 1024];
        System.Security.Cryptography.RandomNumberGenerator.Fill(noise);
        "%PDF-1.7\n"u8.CopyTo(noise);
        return noise;
    }
}
