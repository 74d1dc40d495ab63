namespace Submissions.Domain.Letters;

/// <summary>Where a letter stands in the unit's outbox.</summary>
public enum OutboxTab
{
    /// <summary>It is owed: when it is due says when it goes.</summary>
    Waiting,

    /// <summary>Given up.</summary>
    Failed,
    InDoubt,

    /// <summary>Handed over, and did not reach.</summary>
    Undelivered,

    /// <summary>Handed over; nothing was told since that it arrived.</summary>
    Sent,
    Delivered,

    /// <summary>Somebody stopped it before it was sent.</summary>
    Stopped,
}

public static class OutboxTabs
{
    public static IReadOnlyList<OutboxTab> All { get; } = Enum.GetValues<OutboxTab>();

    public static OutboxTab Of(LetterFate fate) => fate.State switch
    {
        LetterState.Failed => OutboxTab.Failed,
        LetterState.InDoubt => OutboxTab.InDoubt,
        LetterState.Stopped => OutboxTab.Stopped,
        LetterState.Sent when fate.IsUndelivered() => OutboxTab.Undelivered,
        LetterState.Sent => fate.Delivery() is { Kind: DeliveryKind.Delivered } ? OutboxTab.Delivered : OutboxTab.Sent,
        _ => OutboxTab.Waiting,
    };

    /// <summary>As in addresses and keys: <c>in-doubt</c>.</summary>
    public static string Slug(this OutboxTab tab) => tab switch
    {
        OutboxTab.Failed => "failed",
        OutboxTab.InDoubt => "in-doubt",
        OutboxTab.Undelivered => "undelivered",
        OutboxTab.Sent => "sent",
        OutboxTab.Delivered => "delivered",
        OutboxTab.Stopped => "stopped",
        _ => "waiting",
    };

    /// <summary>As the unit reads it.</summary>
    public static string Words(this OutboxTab tab) => tab switch
    {
        OutboxTab.InDoubt => "In doubt",
        OutboxTab.Undelivered => "Did not reach",
        _ => tab.ToString(),
    };

    /// <summary>Waiting where an address names none.</summary>
    public static OutboxTab Parse(string? slug) => All.FirstOrDefault(tab => tab.Slug() == slug);

    /// <summary>By what the tab is ordered: when it was sent, or should have been.</summary>
    public static DateTimeOffset PlaceOf(LetterFate fate) => fate.SentAt ?? fate.NextAt;
}
