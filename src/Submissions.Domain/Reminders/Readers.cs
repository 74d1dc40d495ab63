using Submissions.Domain.Proposals;

namespace Submissions.Domain.Reminders;

/// <summary>Whom reminders of one proposal can reach.</summary>
/// <param name="Addresses">Its contacts' addresses in their order, without those who want none and those whose letters came back.</param>
public sealed record Readers(IReadOnlyList<EmailAddress> Addresses)
{
    public static Readers Of(Proposal proposal) => new(
    [
        .. proposal.Recipients.Where(address => !proposal.Reminding.Silent.Contains(address.Id)
            && !proposal.Undelivered.Any(lost => lost.To.Equals(address.Value, StringComparison.OrdinalIgnoreCase))),
    ]);

    /// <summary>Who gets a reminder; nobody where the unit is to call.</summary>
    /// <param name="all">The proposal's contacts, reachable or not.</param>
    public IReadOnlyList<EmailAddress> For(ReminderReader reader, IReadOnlyList<EmailAddress> all) => reader switch
    {
        ReminderReader.Unit => [],
        ReminderReader.All => Addresses,
        ReminderReader.Second when all.Count > 1 && Addresses.Count > 1 => [Addresses.FirstOrDefault(address => address.Id == all[1].Id) is { Value: not null } second ? second : Addresses[^1]],
        ReminderReader.Second => [.. Addresses.Take(1)],
        _ => [.. Addresses.Take(1)],
    };
}
