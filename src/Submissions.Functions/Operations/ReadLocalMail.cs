using Submissions.Functions.Mail;

namespace Submissions.Functions.Operations;

/// <summary>The letters that landed in the laptop's folder.</summary>
internal sealed class ReadLocalMail(LocalOutbox outbox)
{
    /// <param name="recipient">Only those to this address; null for all. The newest first.</param>
    public IReadOnlyList<LocalLetter> List(string? recipient) => outbox.List(recipient);

    public LocalLetter? Find(string id) => outbox.Find(id);
}
