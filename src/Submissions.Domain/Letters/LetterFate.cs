using Submissions.Domain.Calls;

namespace Submissions.Domain.Letters;

/// <summary>Where a letter stands.</summary>
public enum LetterState
{
    Waiting,

    /// <summary>A sender holds it, or died holding it.</summary>
    Claimed,
    Sent,

    /// <summary>Given up: somebody has to look at it.</summary>
    Failed,

    /// <summary>Perhaps sent: whoever held it got no answer, or died. It waits for its delivery event before it is tried again.</summary>
    InDoubt,

    /// <summary>Somebody of the unit stopped it before it was sent.</summary>
    Stopped,
}

/// <summary>A letter with its fate.</summary>
/// <param name="Letter">The letter; its link's key is gone once it was sent or given up.</param>
/// <param name="Attempts">How often it was claimed for sending.</param>
/// <param name="NextAt">When it is due, or due again.</param>
/// <param name="LeaseUntil">Until when a claim holds; null unless claimed.</param>
/// <param name="Error">Why the last try failed, without personal data.</param>
public sealed record LetterFate(
    Letter Letter, LetterState State, int Attempts, DateTimeOffset NextAt, DateTimeOffset? LeaseUntil, DateTimeOffset? SentAt, string? Error)
{
    /// <summary>What the mail service told of it, the most telling first; each event once.</summary>
    public IReadOnlyList<DeliveryEvent> Events { get; init; } = [];

    /// <summary>How many tries there were when somebody had it sent again; 0 when nobody did.</summary>
    public int AgainAfter { get; init; }

    /// <summary>Tries since then, or since the beginning.</summary>
    public int Tries => Attempts - AgainAfter;

    /// <summary>Since when it is in doubt and watched: null when it is not, or is left to the unit.</summary>
    public DateTimeOffset? DoubtSince { get; init; }

    /// <summary>Whether the unit's outbox has a row of it; letters that were settled before there was one have none.</summary>
    public bool IsListed { get; init; }

    /// <summary>Whether it is owed still.</summary>
    public bool IsOwed => State is LetterState.Waiting or LetterState.Claimed;

    /// <summary>Since when it is owed, however often it was tried; null until a try has put it off, and for what was stored before this was kept.</summary>
    public DateTimeOffset? OwedSince { get; init; }

    /// <summary>As it is kept in the place of that: a try that put it off makes it no younger; what was in doubt, or was settled and goes out again, begins anew.</summary>
    public LetterFate InPlaceOf(LetterFate before) =>
        this with { OwedSince = IsOwed && before.IsOwed && (before.OwedSince ?? before.NextAt) is var since && since != NextAt ? since : null };

    /// <summary>Whether a timer is to look at it: then, and only then, a due row stands at <see cref="NextAt"/>.</summary>
    public bool IsDue => IsOwed || (State == LetterState.InDoubt && DoubtSince is not null);

    /// <summary>Whether it is a digest that tells of that call.</summary>
    public bool TellsOf(CallId call) => Letter.Matter?.Digest.Any(told => told.Call == call) == true;

    /// <summary>A digest without what it tells of that call; one that tells of nothing else and was to go out still goes to nobody.</summary>
    public LetterFate Without(CallId call)
    {
        if (!TellsOf(call))
            return this;
        var matter = Letter.Matter! with { Digest = [.. Letter.Matter.Digest.Where(told => told.Call != call)] };
        var without = this with { Letter = Letter with { Matter = matter } };
        return matter.Digest.Count > 0 || !IsDue ? without : without with { State = LetterState.Stopped, LeaseUntil = null, DoubtSince = null };
    }
}
