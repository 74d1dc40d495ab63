namespace Submissions.Domain.Documents;

/// <summary>
/// What a file is, told by its first bytes, never by its name. Office files are zip archives: an OpenDocument one names
/// itself in its first entry, an Office Open XML one holds a folder of its kind.
/// </summary>
/// <param name="Name">As calls write it: <c>pdf</c>, <c>docx</c>, <c>odt</c>, <c>xlsx</c>, <c>pptx</c>, <c>png</c>, <c>jpg</c>.</param>
/// <param name="MediaType">For the download's Content-Type.</param>
public sealed record FileType(string Name, string MediaType)
{
    /// <summary>How many first bytes <see cref="Of"/> wants to see; fewer do when the file is shorter.</summary>
    public const int HeadBytes = 256 * 1024;

    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    public static IReadOnlyList<FileType> All { get; } =
    [
        new("pdf", "application/pdf"),
        new("docx", OpenXml + "wordprocessingml.document"),
        new("odt", "application/vnd.oasis.opendocument.text"),
        new("xlsx", OpenXml + "spreadsheetml.sheet"),
        new("pptx", OpenXml + "presentationml.presentation"),
        new("png", "image/png"),
        new("jpg", "image/jpeg"),
    ];

    public static FileType? Named(string name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>The type that the first bytes tell, or null for anything this product does not take.</summary>
    public static FileType? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8))
            return Named("pdf");
        if (head.StartsWith(PngSignature))
            return Named("png");
        if (head.StartsWith(JpegSignature))
            return Named("jpg");
        return head.StartsWith(ZipEntry) ? OfArchive(head) : null;
    }

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private static ReadOnlySpan<byte> JpegSignature => [0xff, 0xd8, 0xff];

    private static ReadOnlySpan<byte> ZipEntry => [(byte)'P', (byte)'K', 3, 4];

    private static FileType? OfArchive(ReadOnlySpan<byte> head)
    {
        const int nameAt = 30;
        if (head.Length > nameAt + 47 && head[nameAt..].StartsWith("mimetype"u8))
            return head[(nameAt + 8)..].StartsWith("application/vnd.oasis.opendocument.text"u8) ? Named("odt") : null;
        for (var rest = head; rest.Length > nameAt;)
        {
            var name = rest[nameAt..];
            if (name.StartsWith("word/"u8))
                return Named("docx");
            if (name.StartsWith("xl/"u8))
                return Named("xlsx");
            if (name.StartsWith("ppt/"u8))
                return Named("pptx");
            var next = rest[4..].IndexOf(ZipEntry);
            if (next < 0)
                return null;
            rest = rest[(next + 4)..];
        }

        return null;
    }

    public override string ToString() => Name;
}
