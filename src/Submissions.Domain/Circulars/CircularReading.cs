using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;

namespace Submissions.Domain.Circulars;

/// <summary>One contact as a list of readers names them.</summary>
/// <param name="Why">Why they get no letter to many; null for those who do.</param>
public sealed record CircularContact(string? Name, string Address, string? Why);

/// <summary>Who would read a letter to many about one proposal, as it stands, and who would not and why.</summary>
/// <param name="Language">The language its organisers are written to; the call's first where it cannot be read.</param>
/// <param name="Contacts">Each address once.</param>
/// <param name="No">Why nobody is written to about it; null where somebody is.</param>
public sealed record CircularReading(ProposalId Proposal, string Reference, string Title, string Language, IReadOnlyList<CircularContact> Contacts, Refusal? No)
{
    public IReadOnlyList<CircularContact> To => No is null ? [.. Contacts.Where(contact => contact.Why is null)] : [];

    /// <param name="call">As it holds for this proposal.</param>
    /// <param name="title">As filed.</param>
    public static CircularReading Of(Call call, Proposal proposal, string title)
    {
        var readers = Readers.Of(proposal).Addresses;
        IReadOnlyList<CircularContact> contacts = [.. proposal.Recipients.Select(address => new CircularContact(NameOf(proposal, address), address.Value, Why(proposal, address)))];
        return new CircularReading(
            proposal.Id, proposal.Filed?.Reference.Value ?? "", title, proposal.LetterLanguage(call), contacts, Refuses(proposal, contacts.Count, readers.Count));
    }

    /// <summary>One that cannot be read, by what the queue knows of it.</summary>
    /// <param name="title">As filed.</param>
    public static CircularReading Unreadable(Call call, ProposalId proposal, string reference, string title) =>
        new(proposal, reference, title, call.Languages[0], [], CircularRefusals.Unreadable);

    /// <summary>The name that a contact with this address has; null where none was typed.</summary>
    public static string? NameOf(Proposal proposal, EmailAddress address) => proposal.Content.Contacts
        .Where(contact => EmailAddress.TryParse(contact.Email, out var own) && own.Id == address.Id)
        .Select(contact => contact.Name).FirstOrDefault(name => !name.IsBlank())?.Trim();

    private static string? Why(Proposal proposal, EmailAddress address)
    {
        if (proposal.Undelivered.Any(lost => lost.To.Equals(address.Value, StringComparison.OrdinalIgnoreCase)))
            return "letters come back from this address";
        return proposal.Reminding.Silent.Contains(address.Id) ? "asked for no reminders and no letters to many" : null;
    }

    private static Refusal? Refuses(Proposal proposal, int contacts, int readers) => proposal.Status switch
    {
        ProposalStatus.Draft => Refusal.StillDraft,
        ProposalStatus.Withdrawn => CircularRefusals.Withdrawn,
        ProposalStatus.Merged => CircularRefusals.Merged,
        _ when contacts == 0 => CircularRefusals.NoAddress,
        _ when readers == 0 => CircularRefusals.NoReader,
        _ => null,
    };
}
