using System.Globalization;
using System.Text;

namespace Submissions.Functions.Tests;

/// <summary>What came over a socket, taken apart: the status, the head as it stands, the body without its chunks.</summary>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    /// <summary>Null when it is no HTTP.</summary>
    public static RawAnswer? Read(string heard)
    {
        var end = heard.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !heard.StartsWith("HTTP/1.", StringComparison.Ordinal) || !int.TryParse(heard.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return null;
        var head = heard[..end];
        var body = heard[(end + 4)..];
        return new RawAnswer(status, head, head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) ? Joined(Encoding.UTF8.GetBytes(body)) : body);
    }

    private static string Joined(ReadOnlySpan<byte> chunks)
    {
        var whole = new List<byte>();
        while (chunks.IndexOf("\r\n"u8) is > 0 and var line
            && int.TryParse(Encoding.ASCII.GetString(chunks[..line]), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length)
            && length > 0 && chunks.Length >= line + 2 + length)
        {
            whole.AddRange(chunks.Slice(line + 2, length));
            chunks = chunks[Math.Min(chunks.Length, line + length + 4)..];
        }

        return Encoding.UTF8.GetString([.. whole]);
    }
}
