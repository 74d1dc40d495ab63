using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Submissions.Functions.Mail;

/// <summary>A letter that landed in the folder.</summary>
/// <param name="At">When it was handed over.</param>
internal sealed record LocalLetter(
    string Id, string Kind, string To, string From, string ReplyTo, string Subject, string Html, string Text, DateTimeOffset At);

/// <summary>
/// The laptop's mail: one file a letter, named by its id, so that a letter sent again is there once. A file is whole or not there.
/// </summary>
internal sealed partial class LocalOutbox(IOptions<MailOptions> options, TimeProvider clock) : IMailer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly DirectoryInfo folder = new(options.Value.LocalFolder);

    public bool KnowsRepeats => true;

    public bool TellsOfLetters => false;

    public DateTimeOffset RestsUntil => default;

    public async Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken)
    {
        var sender = $"{letter.SenderName} <{options.Value.From ?? "no-reply@localhost"}>";
        var kept = new LocalLetter(
            letter.Id, letter.Kind, letter.To.Value, sender, letter.ReplyTo.Value, letter.Subject, letter.Html, letter.Text, clock.GetUtcNow());
        folder.Create();
        var draft = Path.Combine(folder.FullName, $".{Guid.NewGuid():N}.tmp");
        try
        {
            await File.WriteAllBytesAsync(draft, JsonSerializer.SerializeToUtf8Bytes(kept, Json), cancellationToken);
            Keep(draft, FileOf(letter.Id));
        }
        finally
        {
            File.Delete(draft);
        }

        return new Delivery.Accepted();
    }

    /// <summary>The letters, the newest first.</summary>
    /// <param name="recipient">Only those to this address; null for all.</param>
    public IReadOnlyList<LocalLetter> List(string? recipient = null)
    {
        folder.Refresh();
        if (!folder.Exists)
            return [];
        return
        [
            .. folder.EnumerateFiles("*.json")
                .Select(file => Read(file.FullName))
                .OfType<LocalLetter>()
                .Where(letter => recipient is null || letter.To.Equals(recipient, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(letter => letter.At)
                .ThenBy(letter => letter.Id, StringComparer.Ordinal),
        ];
    }

    public LocalLetter? Find(string id) => IdForm().IsMatch(id) ? Read(FileOf(id)) : null;

    private string FileOf(string id) => Path.Combine(folder.FullName, $"{id}.json");

    private static void Keep(string draft, string file)
    {
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // It arrived before.
        }
    }

    private static LocalLetter? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<LocalLetter>(File.ReadAllBytes(file), Json);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A call and a proposal's symbols, or the desk; then a letter's reason: never a path.</summary>
    [GeneratedRegex(@"^(?:[a-z0-9][a-z0-9-]{0,60}\.[a-z0-9]{1,20}|desk)\.[a-z0-9][a-z0-9-]{0,60}\z")]
    private static partial Regex IdForm();
}
