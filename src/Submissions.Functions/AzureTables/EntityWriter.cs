using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Submissions.Functions.AzureTables;

/// <summary>A row as the service's JSON, each property with the type it has here.</summary>
internal static class EntityWriter
{
    // Not for a page: nothing but quotes and control characters needs an escape, and Arabic would triple in size with more.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <exception cref="ArgumentException">The service would refuse the row: see <see cref="Limits"/>.</exception>
    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var row = EntityShape.BagOf(entity);
        Limits.Key(row.PartitionKey, nameof(entity.PartitionKey));
        Limits.Key(row.RowKey, nameof(entity.RowKey));
        EntitySize.Check(row);

        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        foreach (var (name, value) in row)
        {
            // A property that is null does not exist; the service would drop it too.
            if (value is not null && !PropertyNames.IsTheServices(name))
                WriteProperty(json, name, value);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object value)
    {
        Limits.PropertyName(name);
        switch (value)
        {
            case string text when PropertyNames.IsKey(name):
                json.WriteString(name, text);
                break;
            case string text:
                Limits.Text(text, name);
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case double number when double.IsFinite(number):
                json.WriteString(name + EdmTypes.Suffix, EdmTypes.Double);
                json.WriteNumber(name, number);
                break;
            default:
                WriteTypedText(json, name, value);
                break;
        }
    }

    private static void WriteTypedText(Utf8JsonWriter json, string name, object value)
    {
        var (type, text) = value switch
        {
            double number => (EdmTypes.Double, EdmTypes.NotFinite(number)),
            long number => (EdmTypes.Int64, number.ToString(CultureInfo.InvariantCulture)),
            Guid guid => (EdmTypes.Guid, guid.ToString("D")),
            DateTimeOffset instant => (EdmTypes.DateTime, Instant(name, instant)),
            DateTime { Kind: DateTimeKind.Utc } instant => (EdmTypes.DateTime, Instant(name, instant)),
            byte[] bytes => (EdmTypes.Binary, Binary(name, bytes)),
            BinaryData bytes => (EdmTypes.Binary, Binary(name, bytes.ToMemory().Span)),
            DateTime => throw new ArgumentException($"'{name}' is a time without a zone; give a DateTimeOffset.", name),
            _ => throw new ArgumentException($"'{name}' is a {value.GetType().Name}, which a table cannot hold.", name),
        };
        json.WriteString(name + EdmTypes.Suffix, type);
        json.WriteString(name, text);
    }

    private static string Instant(string name, DateTimeOffset instant)
    {
        Limits.Instant(instant, name);
        return instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
    }

    private static string Binary(string name, ReadOnlySpan<byte> bytes)
    {
        Limits.Binary(bytes.Length, name);
        return Convert.ToBase64String(bytes);
    }
}
