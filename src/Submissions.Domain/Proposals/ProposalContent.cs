using System.Text.Json.Serialization;

namespace Submissions.Domain.Proposals;

/// <summary>
/// What organisers write: every field of the form, as typed, right or wrong. Nothing here is checked; <c>Checks</c> says
/// what is off. Strings are null when nothing was typed. The JSON form is the contract of the API (docs/api.md).
/// </summary>
public sealed record ProposalContent
{
    public static ProposalContent Empty { get; } = new();

    public string? Title { get; init; }

    /// <summary>Languages of the event: ISO 639-1 codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary><c>open</c> or <c>invitation</c>.</summary>
    public string? Audience { get; init; }

    public bool? ChathamHouse { get; init; }

    public IReadOnlyList<Organiser> Organisers { get; init; } = [];
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public IReadOnlyList<BackgroundLink> Background { get; init; } = [];
    public Requirements Requirements { get; init; } = new();
    public Wishes Wishes { get; init; } = new();
    public string? Description { get; init; }
    public IReadOnlyList<string> GuidingQuestions { get; init; } = [];
    public string? Objective { get; init; }
    public string? ExpectedResults { get; init; }

    /// <summary>Speakers and level of participation.</summary>
    public string? Participation { get; init; }

    /// <summary>How the event runs, in words ("Breakfast format (if permitted)"). The wish that needs an answer is in <see cref="Wishes"/>.</summary>
    public string? Format { get; init; }

    public string? Methodology { get; init; }
    public Moderator? Moderator { get; init; }
    public IReadOnlyList<Panellist> Panellists { get; init; } = [];

    /// <summary>Minutes the whole event takes.</summary>
    public Amount DurationMinutes { get; init; }

    public IReadOnlyList<ProgrammeItem> Programme { get; init; } = [];

    /// <summary>Title and description in further languages, by ISO 639-1 code, where a call asks for them.</summary>
    public IReadOnlyDictionary<string, Translation> Translations { get; init; } = new SortedDictionary<string, Translation>(StringComparer.Ordinal);

    /// <summary>The lead organiser: the one marked, or the first when none is.</summary>
    [JsonIgnore]
    public Organiser? Lead => LeadIndex() is >= 0 and var index ? Organisers[index] : null;

    /// <summary>Where the lead stands among the organisers; -1 without any.</summary>
    public int LeadIndex()
    {
        for (var i = 0; i < Organisers.Count; i++)
        {
            if (Organisers[i].Lead)
                return i;
        }

        return Organisers.Count > 0 ? 0 : -1;
    }
}

/// <summary>An organisation. Kinds: <see cref="OrganiserKind.All"/>; country: ISO 3166-1 alpha-2; unit: the department.</summary>
public sealed record Organiser
{
    public string? Name { get; init; }
    public string? Kind { get; init; }
    public string? Country { get; init; }
    public bool Lead { get; init; }
    public string? Unit { get; init; }
}

public static class OrganiserKind
{
    public const string Government = "government";
    public const string InternationalOrganisation = "international-organisation";
    public const string CivilSociety = "civil-society";
    public const string LocalAuthority = "local-authority";
    public const string Academia = "academia";
    public const string PrivateSector = "private-sector";

    public static IReadOnlyList<string> All { get; } =
        [Government, InternationalOrganisation, CivilSociety, LocalAuthority, Academia, PrivateSector];
}

public sealed record Contact
{
    public string? Name { get; init; }
    public string? Role { get; init; }
    public string? Organisation { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
}

public sealed record BackgroundLink
{
    public string? Title { get; init; }
    public string? Url { get; init; }
}

/// <summary>What the room must offer.</summary>
public sealed record Requirements
{
    public Amount Attendance { get; init; }

    /// <summary><c>theatre</c>, <c>classroom</c>, <c>boardroom</c>, <c>u-shape</c>, <c>cabaret</c>, <c>reception</c>.</summary>
    public string? Layout { get; init; }

    public bool? Projector { get; init; }
    public bool? Screen { get; init; }
    public Microphones Microphones { get; init; } = new();
    public bool? Hdmi { get; init; }
    public bool? Usb { get; init; }

    /// <summary>Languages to interpret into: ISO 639-1 codes.</summary>
    public IReadOnlyList<string> Interpretation { get; init; } = [];

    public bool? Catering { get; init; }
    public bool? Recording { get; init; }
    public string? Accessibility { get; init; }
    public string? Other { get; init; }
}

public sealed record Microphones
{
    /// <summary>Microphones for each speaker (panellists and moderator).</summary>
    public Amount PerSpeaker { get; init; }

    /// <summary>Microphones that go round the floor.</summary>
    public Amount Floor { get; init; }
}

/// <summary>Wishes that need an answer from the support unit.</summary>
public sealed record Wishes
{
    /// <summary>The slots' format wished for, as in <c>breakfast</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Ids of the call's slots, best first.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    public string? Note { get; init; }
}

public sealed record Moderator
{
    public string? Name { get; init; }
    public string? Title { get; init; }
    public string? Position { get; init; }
    public string? Organisation { get; init; }

    /// <summary>Optional, in the moderator's own words: <c>woman</c>, <c>man</c>, <c>other</c>.</summary>
    public string? Gender { get; init; }
}

public sealed record Panellist
{
    public string? Name { get; init; }

    /// <summary>Form of address, as in "H.E. Mr.".</summary>
    public string? Title { get; init; }

    public string? Position { get; init; }
    public string? Organisation { get; init; }
    public string? Country { get; init; }

    /// <summary><c>local</c>, <c>national</c>, <c>regional</c>, <c>global</c>.</summary>
    public string? Dimension { get; init; }

    /// <summary>Optional: <c>woman</c>, <c>man</c>, <c>other</c>.</summary>
    public string? Gender { get; init; }

    public bool Confirmed { get; init; }
}

/// <summary>A timed item of one event's programme.</summary>
public sealed record ProgrammeItem
{
    public Amount Minutes { get; init; }
    public string? What { get; init; }
    public IReadOnlyList<string> Who { get; init; } = [];

    /// <summary>The time belongs to the audience: questions, votes, discussion.</summary>
    public bool Audience { get; init; }
}

public sealed record Translation
{
    public string? Title { get; init; }
    public string? Description { get; init; }
}
