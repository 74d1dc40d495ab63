using Submissions.Functions.Mail;

namespace Submissions.Functions.Tests.Mail;

/// <summary>Every try fails, as by a server's 5xx.</summary>
internal sealed class BrokenMailer : IMailer
{
    public bool KnowsRepeats => false;

    public bool TellsOfLetters => false;

    public DateTimeOffset RestsUntil => default;

    public Task<Delivery> SendAsync(ReadyLetter letter, CancellationToken cancellationToken) =>
        Task.FromResult<Delivery>(new Delivery.Failed("the wire is cut"));
}
