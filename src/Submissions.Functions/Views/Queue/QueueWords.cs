using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.Queue;

/// <summary>The queue's filters, orders and addresses in words.</summary>
internal static class QueueWords
{
    public static string Href(this Call call, QueueQuery query, QueuePosition? after = null) =>
        Address($"/queue/{call.Id}", query.Address, after is { } from ? $"after={Uri.EscapeDataString(from.ToString())}" : "");

    /// <summary>One proposal, opened from a list: with the list's address it knows what is next.</summary>
    public static string Href(this Call call, ProposalId id, QueueQuery query) => Address($"/queue/{call.Id}/{id}", query.Address);

    public static string Address(string path, params IEnumerable<string> parts) =>
        string.Join('&', parts.Where(part => part.Length > 0)) is { Length: > 0 } query ? $"{path}?{query}" : path;

    /// <summary>A choice as it stands above the list, to be taken away.</summary>
    public static string Of(QueuePart part, IReadOnlyList<Member> members)
    {
        var (facet, value) = (part.Facet.Name, part.Value);
        return facet switch
        {
            "country" => Countries.Name(value) ?? value,
            "language" => $"In {Plain.Language(value)}",
            "documents" => $"Documents {value}",
            "finding" => $"Finding: {Rule(value)}",
            "severity" => Severity(value),
            "room" => Room(value),
            "assigned" => Assigned(value, members),
            "letters" => Letters(value),
            "waiting" => Waiting(value),
            "new" => "New since you looked",
            "q" => $"“{value}”",
            _ => Plain.Slug(value),
        };
    }

    /// <summary>"programmeFillsSlot" is "programme fills slot".</summary>
    public static string Rule(string name) => string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    public static string Severity(string slug) => slug switch { "block" => "Something to mend", "warn" => "Something to look at", "inform" => "With a note", _ => "No findings" };

    public static string Room(string slug) => slug switch { "fits" => "Fits a room", "fits-if" => "Fits a room if …", _ => "Fits no room" };

    public static string Letters(string value) => value == QueueFacet.ToCall ? "To call" : "Letters do not reach";

    public static string Waiting(string what) => what switch
    {
        QueueWaiting.AnsweredYou => "Answered what you asked",
        QueueWaiting.Answered => "Answered since asked",
        QueueWaiting.Late => "Answer is late",
        QueueWaiting.Unconfirmed => "Not confirmed in time",
        _ => "Decision prepared",
    };

    public static string WaitingTag(string what) => what switch
    {
        QueueWaiting.AnsweredYou or QueueWaiting.Answered => "accent",
        QueueWaiting.Late or QueueWaiting.Unconfirmed => "warn",
        _ => "",
    };

    public static string Assigned(string value, IReadOnlyList<Member> members) => value switch
    {
        QueueFacet.Me => "Mine",
        QueueFacet.Nobody => "Nobody’s",
        _ => members.FirstOrDefault(member => member.Id == value)?.Name ?? "Somebody who has left",
    };

    /// <summary>A colleague's name, or the address of who is not on the list any more.</summary>
    public static string Name(EmailAddress email, IReadOnlyList<Member> members) => members.FirstOrDefault(member => member.Is(email))?.Name ?? email.Value;

    /// <summary>Who moved it: the organisers, a colleague, or what the history says.</summary>
    public static string By(string by, IReadOnlyList<Member> members) =>
        EmailAddress.TryParse(by, out var email) ? Name(email, members) : by;

    public static string Of(QueueSort sort) => (sort.By, sort.Descending) switch
    {
        (QueueOrder.Mine, _) => "Back to you, newest filing",
        (QueueOrder.Waiting, _) => "Waiting for the unit first",
        (QueueOrder.Filed, true) => "Newest filing first",
        (QueueOrder.Filed, false) => "Oldest filing first",
        (QueueOrder.Moved, true) => "Last movement first",
        (QueueOrder.Moved, false) => "Longest without movement first",
        (QueueOrder.Title, false) => "Title, A to Z",
        (QueueOrder.Title, true) => "Title, Z to A",
        (QueueOrder.Reference, false) => "Reference, A to Z",
        (QueueOrder.Reference, true) => "Reference, Z to A",
        (_, false) => "Lead, A to Z",
        (_, true) => "Lead, Z to A",
    };

    /// <summary>The queue's order of life, as its tabs.</summary>
    public static IEnumerable<ProposalStatus> Statuses => Enum.GetValues<ProposalStatus>().Where(status => status != ProposalStatus.Draft);

    public static string Tag(ProposalStatus status) => status switch
    {
        ProposalStatus.Submitted => "accent",
        ProposalStatus.ChangesRequested or ProposalStatus.WaitingList => "warn",
        ProposalStatus.Accepted or ProposalStatus.Confirmed or ProposalStatus.Held => "good",
        ProposalStatus.Declined => "bad",
        _ => "",
    };

    public static string Tag(Fit fit) => fit switch { Fit.Fits => "good", Fit.FitsIf => "warn", _ => "bad" };
}
