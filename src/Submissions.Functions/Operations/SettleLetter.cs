using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Observation;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Records a letter's fate. That it was sent is recorded even when somebody doubted it meanwhile; what its events told meanwhile stays, and so does
/// what was erased of it.</summary>
internal sealed partial class SettleLetter(LetterStore letters, ILogger<SettleLetter> log)
{
    private const int MostRaces = 8;

    /// <returns>The letter as it stands, to be looked at and no more: its ETag is not known.</returns>
    public async Task<Stored<LetterFate>> RunAsync(Stored<LetterFate> before, LetterFate after)
    {
        var settled = await letters.SettleAsync(before, after, CancellationToken.None);
        for (var race = 0; !settled && race < MostRaces; race++)
        {
            if (await letters.FindAsync(after.Letter.Owner, after.Letter.Id, CancellationToken.None) is not { } now || now.Value.State == LetterState.Sent)
                break;
            var isStillOurs = now.Value.State == before.Value.State && now.Value.LeaseUntil == before.Value.LeaseUntil;
            if (after.State != LetterState.Sent && !isStillOurs)
                break;
            after = after with { Letter = now.Value.Letter, Events = now.Value.Events };
            settled = await letters.SettleAsync(now, after, CancellationToken.None);
        }

        if (settled)
            Log(after);
        return new Stored<LetterFate>(settled ? after : before.Value, default);
    }

    private void Log(LetterFate fate)
    {
        var id = ReadyLetter.IdOf(fate.Letter);
        Signals.Letter(fate.Letter.Kind.ToString(), fate.State.ToString());
        switch (fate.State)
        {
            case LetterState.Sent:
                LogSent(log, id, fate.Attempts);
                break;
            case LetterState.Failed:
                LogGivenUp(log, id, fate.Attempts, fate.Error);
                break;
            case LetterState.InDoubt:
                LogInDoubt(log, id, fate.Error);
                break;
            default:
                LogWaits(log, id, fate.NextAt, fate.Error);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Letter {Letter} is on its way, by try {Attempts}")]
    private static partial void LogSent(ILogger log, string letter, int attempts);

    [LoggerMessage(2, LogLevel.Information, "Letter {Letter} waits until {NextAt}: {Reason}")]
    private static partial void LogWaits(ILogger log, string letter, DateTimeOffset nextAt, string? reason);

    [LoggerMessage(3, LogLevel.Error, "Letter {Letter} is given up after {Attempts} tries: {Reason}")]
    private static partial void LogGivenUp(ILogger log, string letter, int attempts, string? reason);

    [LoggerMessage(4, LogLevel.Warning, "Letter {Letter} is in doubt and is not sent again by itself: {Reason}")]
    private static partial void LogInDoubt(ILogger log, string letter, string? reason);
}
