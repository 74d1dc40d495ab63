using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Functions.Observation;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Brings one owner's due letters on their way, in order: claim under the ETag, write, send, settle. Whoever is killed
/// between two of these leaves a claim that runs out.
/// </summary>
internal sealed partial class DeliverLetters(
    LetterStore letters, DueStore due, DeliveryNewsStore news, LetterAllowance allowance, ComposeLetter compose, SettleLetter settle, IMailer mailer, TimeProvider clock,
    ILogger<DeliverLetters> log)
{
    /// <summary>How long a claim holds: longer than <see cref="MailOptions.LongestSend"/>.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task RunAsync(DispatchRun run, LetterOwner owner, IReadOnlyList<DueRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            var (owed, unreadable) = await letters.OwedOfAsync(owner, cancellationToken);
            foreach (var row in rows)
            {
                if (run.IsOver || cancellationToken.IsCancellationRequested)
                    return;
                if (owed.TryGetValue(row.Letter, out var letter) && letter.Value.IsDue)
                    owed[row.Letter] = await TakeUpAsync(run, letter, owed.Values, cancellationToken);
                else if (unreadable.Contains(row.Letter))
                    LogUnreadable(log, $"{owner}/{row.Letter}");
                else
                    await due.RemoveAsync(owner, row.RowKey, cancellationToken);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // One proposal must not stop the others; its rows stay due.
            LogProposalFailed(log, fault, owner.ToString());
        }
    }

    /// <summary>Does what is due for a letter, and gives it as it stands afterwards.</summary>
    private async Task<Stored<LetterFate>> TakeUpAsync(
        DispatchRun run, Stored<LetterFate> letter, IEnumerable<Stored<LetterFate>> others, CancellationToken cancellationToken)
    {
        var (fate, now) = (letter.Value, clock.GetUtcNow());
        if (fate.State == LetterState.Claimed && fate.LeaseUntil > now)
            return letter;
        if (fate.State == LetterState.Claimed && !mailer.KnowsRepeats)
            return await settle.RunAsync(letter, fate.Doubted("whoever was sending it did not come back", now, mailer.TellsOfLetters));
        if (fate.State == LetterState.InDoubt)
            return await settle.RunAsync(letter, fate.StillDoubted(await news.LatestAsync(cancellationToken), now));
        if (fate.Tries >= LetterFates.MostAttempts)
            return await settle.RunAsync(letter, fate.GivenUp(fate.Error ?? "no try came to an end"));
        if (fate.WaitsFor(others.Select(other => other.Value)) is { } earlier)
            return earlier.NextAt > fate.NextAt ? await settle.RunAsync(letter, fate.PutBack(earlier.NextAt)) : letter;
        return await ClaimAndSendAsync(run, letter, now, cancellationToken);
    }

    private async Task<Stored<LetterFate>> ClaimAndSendAsync(DispatchRun run, Stored<LetterFate> letter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isCounted = letter.Value.Letter.Kind != LetterKind.SignIn;
        if (isCounted && await allowance.RefusesAsync(cancellationToken) is { } reason)
        {
            // Behind one of the desk's may stand one to sign in.
            if (letter.Value.Letter.Owner.Proposal is not null)
                run.End();
            LogHeld(log, reason);
            return letter;
        }

        if (await letters.ClaimAsync(letter, now + Lease, cancellationToken) is not { } claimed)
        {
            if (isCounted)
                allowance.GiveBack();
            return letter;
        }

        var delivery = await SendAsync(run, claimed.Value);
        return await SettleAsync(run, claimed, delivery);
    }

    /// <summary>From the claim on nothing is cut short by the app's end: it would only leave a doubt.</summary>
    private async Task<Delivery> SendAsync(DispatchRun run, LetterFate claimed)
    {
        var letter = claimed.Letter;
        ReadyLetter? ready;
        try
        {
            ready = await compose.RunAsync(letter, run.Call, run.Site, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogNotWritten(log, fault, ReadyLetter.IdOf(letter));
            return new Delivery.Failed($"it could not be written ({fault.GetType().Name})");
        }

        if (ready is null)
            return new Delivery.Refused("what it is about is not there");
        using var span = Signals.Mail(letter.Kind.ToString());
        try
        {
            return await mailer.SendAsync(ready with { Try = claimed.Attempts }, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogNotSent(log, fault, ready.Id);
            span.Failed(fault.GetType().Name);
            var reason = $"it could not be sent ({fault.GetType().Name})";
            return mailer.KnowsRepeats ? new Delivery.Failed(reason) : new Delivery.InDoubt(reason);
        }
    }

    private async Task<Stored<LetterFate>> SettleAsync(DispatchRun run, Stored<LetterFate> claimed, Delivery delivery)
    {
        var after = await settle.RunAsync(claimed, claimed.Value.After(delivery, clock.GetUtcNow(), mailer.TellsOfLetters));
        if (delivery is Delivery.Accepted)
            run.CountSent();
        if (delivery is Delivery.Busy busy)
        {
            run.End();
            LogBusy(log, busy.Reason);
        }

        return after;
    }

    [LoggerMessage(5, LogLevel.Warning, "No letter can be sent for now: {Reason}")]
    private static partial void LogBusy(ILogger log, string reason);

    [LoggerMessage(9, LogLevel.Information, "Letters wait: {Reason}")]
    private static partial void LogHeld(ILogger log, string reason);

    [LoggerMessage(6, LogLevel.Error, "Letter {Letter} could not be written")]
    private static partial void LogNotWritten(ILogger log, Exception fault, string letter);

    [LoggerMessage(7, LogLevel.Error, "Letter {Letter} could not be sent")]
    private static partial void LogNotSent(ILogger log, Exception fault, string letter);

    [LoggerMessage(10, LogLevel.Error, "Letter {Letter} is due and its row cannot be read; it stays due")]
    private static partial void LogUnreadable(ILogger log, string letter);

    [LoggerMessage(8, LogLevel.Error, "The letters of {Proposal} could not be looked after; they stay due")]
    private static partial void LogProposalFailed(ILogger log, Exception fault, string proposal);
}
