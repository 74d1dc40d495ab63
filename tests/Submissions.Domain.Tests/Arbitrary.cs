using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Tests;

/// <summary>Arbitrary things of the domain, for properties.</summary>
internal static class Arbitrary
{
    /// <summary>Any text without half characters, which JSON cannot carry; or none.</summary>
    public static Gen<string?> Text => ArbMap.Default.GeneratorFor<string?>().Select(text => text is null || text.Any(char.IsSurrogate) ? null : text);

    public static Gen<Amount> Amount => Gen.OneOf(Gen.Choose(0, 200).Select(Domain.Proposals.Amount.FromInt32), Text.Select(text => new Amount(text)));

    public static Gen<List<T>> ListOf<T>(this Gen<T> item) => Gen.Choose(0, 4).SelectMany(count => item.ArrayOf(count)).Select(items => items.ToList());

    public static Gen<ProgrammeItem> Item =>
        from minutes in Amount
        from what in Text
        from who in Text.Select(text => text ?? "").ListOf()
        from audience in Gen.Elements(true, false)
        select new ProgrammeItem { Minutes = minutes, What = what, Who = who, Audience = audience };

    public static Gen<ProposalContent> Content =>
        from texts in Text.ArrayOf(9)
        from duration in Amount
        from attendance in Amount
        from programme in Item.ListOf()
        from languages in Gen.Elements("en", "fr", "ar", "xx", "").ListOf()
        from flag in Gen.Elements<bool?>(true, false, null)
        from organisers in Text.Select(name => new Organiser { Name = name, Kind = name }).ListOf()
        from contacts in Text.Select(email => new Contact { Email = email }).ListOf()
        from panellists in Text.Select(name => new Panellist { Name = name, Gender = name, Country = name }).ListOf()
        select new ProposalContent
        {
            Title = texts[0], Audience = texts[1], Description = texts[2], Objective = texts[3], ChathamHouse = flag, DurationMinutes = duration,
            Languages = languages, Organisers = organisers, Contacts = contacts, Panellists = panellists, Programme = programme,
            Moderator = new() { Name = texts[4] }, Background = [new() { Url = texts[5] }],
            Requirements = new() { Attendance = attendance, Layout = texts[6], Catering = flag, Interpretation = languages },
            Wishes = new() { Format = texts[7], Slots = languages, Note = texts[8] },
        };
}
