namespace Submissions.Functions.Mail;

/// <summary>Hands a letter over: to SendGrid, or on a laptop to a folder.</summary>
internal interface IMailer
{
    /// <summary>
    /// Whether the same letter handed over twice arrives once. Where it does not, a letter whose sender died is in doubt and
    /// waits for its delivery event.
    /// </summary>
    bool KnowsRepeats { get; }

    /// <summary>Whether events tell what became of the letters it took.</summary>
    bool TellsOfLetters { get; }

    /// <summary>Until when it was asked to take nothing; in the past when it takes letters. Best effort, known to this process only.</summary>
    DateTimeOffset RestsUntil { get; }

    /// <summary>Ends within <see cref="MailOptions.LongestSend"/>.</summary>
    Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken);
}
