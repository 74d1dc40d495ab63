using System.Text.Encodings.Web;
using System.Text.Json;

namespace Submissions.Functions.Views.CallEdit;

/// <summary>How an edited file is written: as people write such files, letters as letters.</summary>
internal static class Written
{
    public static JsonSerializerOptions Options { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
