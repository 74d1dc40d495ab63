using Submissions.Domain.Letters;

namespace Submissions.Functions.Views.Queue;

/// <summary>What became of a letter, for the unit.</summary>
internal static class DeliveryWords
{
    public static string Of(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Processed => "taken by the mail service",
        DeliveryKind.Deferred => "the recipient’s server asked to come again later",
        DeliveryKind.Delivered => "delivered",
        DeliveryKind.Dropped => "not tried, because the address bounced or complained before",
        DeliveryKind.Bounced => "refused by the recipient’s server",
        _ => "called spam by the recipient",
    };

    /// <summary>Behind "sent"; nothing where nothing was told.</summary>
    public static string Behind(LetterFate fate) => fate.Delivery() switch
    {
        null => "",
        { Reason: { } reason, Kind: not DeliveryKind.Delivered } told => $"; {Of(told.Kind)}: {reason}",
        var told => $"; {Of(told.Kind)}",
    };

    public static string Doubt(LetterFate fate) => fate.DoubtSince is null
        ? $"{fate.Error}. Nothing was told of it since: ask the recipient before you send it again"
        : $"{fate.Error}. It waits for word from the mail service, and is tried again only when that tells of others and not of this one";
}
