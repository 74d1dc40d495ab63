using Microsoft.Extensions.Options;
using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Whether this instance may send one more letter: the brake is asked every few seconds, and of the hour's letters the instance takes a share
/// at a time, so that all instances together keep the limit and most letters cost no call of the storage. Letters to sign in do not ask.
/// </summary>
internal sealed class LetterAllowance(BrakeStore brakes, IOptions<MailOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>After this long at most a pause holds everywhere, but for letters that are on the wire.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);

    private const int MostRaces = 20;

    private readonly SemaphoreSlim turn = new(1, 1);

    private MailBrake brake = MailBrake.Off;
    private DateTimeOffset? lookedAt;
    private DateTimeOffset hour;
    private int share;

    /// <returns>Null when it may, else why not. One that may is counted, whatever becomes of the letter.</returns>
    public async Task<string?> RefusesAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await LookAsync(cancellationToken);
            if (brake.Pause is { } pause)
                return $"all letters are stopped since {pause.At:u}";
            if (PerHour(brake, options.Value) is not { } most)
                return null;
            return await TakeAsync(most, cancellationToken) ? null : $"the {most} letters of this hour are out";
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The letter that was allowed is another instance's: the next one may go instead.</summary>
    public void GiveBack()
    {
        if (PerHour(brake, options.Value) is not null)
            Interlocked.Increment(ref share);
    }

    /// <summary>The limit that holds; null for none.</summary>
    public static int? PerHour(MailBrake brake, MailOptions options) => brake.PerHour ?? (options.LettersPerHour > 0 ? options.LettersPerHour : null);

    public void Dispose() => turn.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (lookedAt is { } looked && now - looked < Glance && now >= looked)
            return;
        brake = (await brakes.ReadAsync(cancellationToken)).Value;
        lookedAt = now;
    }

    private async Task<bool> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (HourShare.HourOf(now) != hour)
            Interlocked.Exchange(ref share, 0);
        for (var race = 0; Volatile.Read(ref share) <= 0 && race < MostRaces; race++)
        {
            var stored = await brakes.HourAsync(cancellationToken);
            var (next, after) = stored.Value.Next(most, now);
            if (next == 0)
                return false;
            if (!await brakes.TakeAsync(stored, after, cancellationToken))
                continue;
            hour = after.Hour;
            Interlocked.Add(ref share, next);
        }

        return Volatile.Read(ref share) > 0 && Interlocked.Decrement(ref share) >= 0;
    }
}
