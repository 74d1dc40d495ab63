using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Keeps a letter with a link to sign in, whoever's the address is: the same reads and the same rows for everyone. Whether it is a member's
/// is asked when the letter is to be sent (<see cref="DeskLetters"/>).
/// </summary>
internal sealed partial class AskToSignIn(SessionStore sessions, AttemptStore attempts, ILogger<AskToSignIn> log)
{
    /// <param name="to">The page that is wanted; one of ours.</param>
    /// <param name="once">The form's key: one showing of it asks for one letter.</param>
    /// <param name="act">When, and from where.</param>
    public async Task RunAsync(EmailAddress email, string to, RequestKey once, Act act, CancellationToken cancellationToken)
    {
        var (address, source) = ($"address {email.Hash}", act.From is { } from ? $"source {from}" : null);
        if (await IsTooOftenAsync(address, source, act.At, cancellationToken))
            return;
        var key = LinkKey.New(RandomNumberGenerator.GetBytes(16));
        var link = new SignInLink(key.Hash, email, to, act.At, null);
        var letter = new Letter($"sign-in-{once.Hash[..16]}", LetterOwner.Desk, LetterKind.SignIn, email, "en", act.At, key.Value, 0);
        var counted = new[] { address, source }.OfType<string>().Select(what => AttemptStore.Row(what, act.At));
        if (await sessions.AskAsync(link, letter, counted, cancellationToken))
            LogAsked(log);
    }

    private async Task<bool> IsTooOftenAsync(string address, string? source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var byAddress = attempts.CountAsync(address, now, AttemptLimits.PerAddress, cancellationToken);
        var bySource = source is null ? 0 : await attempts.CountAsync(source, now, AttemptLimits.PerSource, cancellationToken);
        var (tooManyToOne, tooManyFromOne) = (await byAddress >= AttemptLimits.PerAddress, bySource >= AttemptLimits.PerSource);
        if (tooManyToOne)
            LogTooManyToOne(log);
        if (tooManyFromOne)
            LogTooManyFromOne(log);
        return tooManyToOne || tooManyFromOne;
    }

    [LoggerMessage(1, LogLevel.Information, "A letter to sign in is asked for")]
    private static partial void LogAsked(ILogger log);

    [LoggerMessage(2, LogLevel.Warning, "Letters to sign in are asked for too often for one address: for a quarter of an hour no more are kept for it")]
    private static partial void LogTooManyToOne(ILogger log);

    [LoggerMessage(3, LogLevel.Warning, "Letters to sign in are asked for too often from one source: for a quarter of an hour no more are kept from it")]
    private static partial void LogTooManyFromOne(ILogger log);
}
