using System.IO.Compression;
using System.Text;
using Submissions.Domain.Documents;
using Xunit;

namespace Submissions.Domain.Tests.Documents;

public sealed class FileTypeTests
{
    public static TheoryData<string, byte[], string?> Files => new()
    {
        { "PDF", "%PDF-1.7\n"u8.ToArray(), "pdf" },
        { "PNG", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0], "png" },
        { "JPEG", [0xff, 0xd8, 0xff, 0xe0], "jpg" },
        { "Word", Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "docx" },
        { "Excel", Zip("[Content_Types].xml", "xl/workbook.xml"), "xlsx" },
        { "PowerPoint", Zip("[Content_Types].xml", "ppt/presentation.xml"), "pptx" },
        { "any archive", Zip("readme.txt"), null },
        { "script", "#!/bin/sh\n"u8.ToArray(), null },
        { "page", "<!doctype html><script>"u8.ToArray(), null },
        { "program", "MZ\x90\0"u8.ToArray(), null },
        { "nothing", [], null },
        { "half a signature", "%PD"u8.ToArray(), null },
        { "bare zip header", [(byte)'P', (byte)'K', 3, 4], null },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Type_is_told_by_the_first_bytes_and_never_by_the_name(string what, byte[] head, string? expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, FileType.Of(head)?.Name);
    }

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes("<x/>"));
            }
        }

        return bytes.ToArray();
    }
}
