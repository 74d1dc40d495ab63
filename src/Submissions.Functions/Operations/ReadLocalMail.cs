using Submissions.Functions.Mail;

namespace Submissions.Functions.Operations;

/// <summary>The letters that landed in the laptop's folder.</summary>
internal sealed class ReadLocalMail(LocalOutbox outbox)
{
    /// <param name="recipient">Only those to this address; null for all. The newest first.</param>
    /// <param name="words">Only those in whose subject, recipient or text all of them stand; null for all.</param>
    public IReadOnlyList<LocalLetter> List(string? recipient, string? words) =>
        [.. outbox.List(recipient).Where(letter => words is null || words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Has(letter, word)))];

    private static bool Has(LocalLetter letter, string word) =>
        letter.Subject.Contains(word, StringComparison.OrdinalIgnoreCase) || letter.To.Contains(word, StringComparison.OrdinalIgnoreCase)
        || letter.Text.Contains(word, StringComparison.OrdinalIgnoreCase);

    public LocalLetter? Find(string id) => outbox.Find(id);
}
