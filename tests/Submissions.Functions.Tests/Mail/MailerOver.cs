using Submissions.Functions.Mail;

namespace Submissions.Functions.Tests.Mail;

/// <summary>A mailer that does something more, or other, than the one beneath it.</summary>
internal abstract class MailerOver(IMailer mailer) : IMailer
{
    public bool KnowsRepeats => mailer.KnowsRepeats;

    public bool TellsOfLetters => mailer.TellsOfLetters;

    public DateTimeOffset RestsUntil => mailer.RestsUntil;

    public virtual Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken) => mailer.SendAsync(letter, cancellationToken);
}
