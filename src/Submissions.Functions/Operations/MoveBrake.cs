using System.Globalization;
using Microsoft.Extensions.Options;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Mail;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>How the brake stands, for those who look at it.</summary>
/// <param name="PerHour">The limit that holds; null for none.</param>
/// <param name="Given">Letters of this hour that are given out to be sent; null where nobody counts.</param>
internal sealed record BrakeView(MailBrake Brake, int? PerHour, int? Given, int? Configured);

/// <summary>Stops all letters, lets them go, and limits how many go out in an hour. Each act sent twice is done once.</summary>
internal sealed class MoveBrake(BrakeStore brakes, IOptions<MailOptions> options, TimeProvider clock)
{
    private const int MostRaces = 8;

    public async Task<BrakeView> ReadAsync(CancellationToken cancellationToken)
    {
        var brake = (await brakes.ReadAsync(cancellationToken)).Value;
        var most = LetterAllowance.PerHour(brake, options.Value);
        var hour = most is null ? null : (await brakes.HourAsync(cancellationToken)).Value;
        int? given = hour is null ? null : hour.Hour == HourShare.HourOf(clock.GetUtcNow()) ? hour.Given : 0;
        return new BrakeView(brake, most, given, options.Value.LettersPerHour > 0 ? options.Value.LettersPerHour : null);
    }

    /// <returns>Null when it is done, or was so already.</returns>
    public Task<Refusal?> StopAsync(string? why, Act act, CancellationToken cancellationToken) =>
        why?.Trim() is { Length: <= MailBrake.LongestWhy } reason && !reason.IsBlank()
            ? RunAsync(brake => brake.Stop(reason, act), AuditKinds.LettersStopped, reason, act, cancellationToken)
            : Task.FromResult<Refusal?>(BrakeRefusals.WhyMissing);

    public Task<Refusal?> GoAsync(Act act, CancellationToken cancellationToken) =>
        RunAsync(brake => brake.Go(), AuditKinds.LettersReleased, null, act, cancellationToken);

    /// <param name="perHour">Null takes the configuration's again.</param>
    public Task<Refusal?> LimitAsync(int? perHour, Act act, CancellationToken cancellationToken) => perHour is null or (> 0 and <= MailBrake.MostPerHour)
        ? RunAsync(brake => brake.Limit(perHour), AuditKinds.LettersLimited, perHour?.ToString(CultureInfo.InvariantCulture) ?? "as configured", act, cancellationToken)
        : Task.FromResult<Refusal?>(BrakeRefusals.LimitWrong);

    private async Task<Refusal?> RunAsync(Func<MailBrake, MailBrake?> move, string kind, string? detail, Act act, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var stored = await brakes.ReadAsync(cancellationToken);
            if (move(stored.Value) is not { } after || await brakes.SaveAsync(stored, after, NewAudit.Of(act, kind, null, detail), cancellationToken))
                return null;
        }

        return BrakeRefusals.Busy;
    }
}

internal static class BrakeRefusals
{
    public static Refusal WhyMissing { get; } = new("brake-why", $"Say why in 1 to {MailBrake.LongestWhy} characters: your colleagues read it. Nothing was stopped.");
    public static Refusal LimitWrong { get; } = new("brake-limit", $"Give a number of letters from 1 to {MailBrake.MostPerHour}, in digits. Nothing was changed. To send none at all, stop the letters.");
    public static Refusal Busy { get; } = new("brake-busy", "Several people move the brake at once. Look at how it stands, and try again.");
}
