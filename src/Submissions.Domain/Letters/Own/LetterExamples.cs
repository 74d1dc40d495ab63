using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Documents;
using Submissions.Domain.Merging;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;

namespace Submissions.Domain.Letters.Own;

/// <summary>A letter that nobody is owed, to be looked at.</summary>
/// <param name="Proposal">Whom it is about.</param>
/// <param name="Matter">What it tells.</param>
public sealed record LetterExample(Proposal Proposal, LetterMatter? Matter)
{
    /// <param name="key">The key of the link in it, which opens nothing.</param>
    public Letter Letter(LetterKind kind, string language, LinkKey key, DateTimeOffset now) => new(
        "example", Proposal.Id, kind, Proposal.Recipients is [var first, ..] ? first : EmailAddress.Parse("ana.rusu@example.org"), language, now, key.Value, Proposal.Filed?.Version ?? 0)
    {
        Matter = kind == LetterKind.Circular ? new LetterMatter { Circular = ToMany(language) } : Matter,
    };

    /// <summary>What the unit writes to many is its own, in each language.</summary>
    private static CircularText ToMany(string language) => language == "fr"
        ? new("fr", "{reference} : les portes ouvrent plus tôt", "Bonjour {name},\nles portes ouvrent à huit heures. Votre proposition :\n{link}")
        : new(language, "{reference}: the doors open earlier", "Dear {name},\nthe doors open at eight. Your proposal:\n{link}");
}

/// <summary>Examples of each kind of letter: a kind that says one thing or another has one of each.</summary>
public static class LetterExamples
{
    /// <param name="proposal">A filed one.</param>
    public static IReadOnlyList<LetterExample> Of(LetterKind kind, Call call, Proposal proposal, DateTimeOffset now)
    {
        var (soon, past) = (now.AddDays(7), now.AddDays(-2));
        return kind switch
        {
            LetterKind.Link => [new(proposal with { Filed = null, Status = ProposalStatus.Draft }, null), new(proposal, null), new(proposal with { Status = ProposalStatus.Withdrawn }, null)],
            LetterKind.DeadlineMoved => [new(proposal with { Filed = null, Status = ProposalStatus.Draft }, new() { Due = soon })],
            LetterKind.Extended => [new(proposal, new() { Due = soon }), new(proposal with { Filed = null, Status = ProposalStatus.Draft }, new() { Due = soon })],
            LetterKind.Withdrawn => [new(proposal with { Status = ProposalStatus.Withdrawn }, null)],
            LetterKind.Merged =>
                [.. Each(new() { IsInto = true }, new()), .. Each(new LetterMatter()).Select(one => one with { Proposal = proposal with { Status = ProposalStatus.Merged, MergedInto = new(proposal.Id, Other(call).Reference, now) } })],
            LetterKind.MergeProposed => Each(new() { IsInto = true }, new()),
            LetterKind.MergeAgreed => Each(new() { ByReader = true }, new()),
            LetterKind.MergeOff => Each([.. Enum.GetValues<MergeEnd>().Select(end => new LetterMatter { End = end })]),
            _ => [.. Matters(kind, call, now, soon, past).Select(matter => new LetterExample(proposal, matter))],
        };

        IReadOnlyList<LetterExample> Each(params LetterMatter[] matters) =>
            [.. matters.Select(matter => new LetterExample(proposal, matter with { Words = "Both ask the same.", Due = soon, Other = Other(call) }))];
    }

    /// <summary>A proposal of a call that has none yet.</summary>
    /// <param name="random">At least 64 random bytes.</param>
    public static Proposal Sample(Call call, DateTimeOffset now, ReadOnlySpan<byte> random)
    {
        var at = now < call.Window.Closes ? now : call.Window.Closes;
        var content = ProposalContent.Empty with
        {
            Title = "Skills across borders",
            Organisers = [new Organiser { Name = "Ministry of Labour of Examplia", Kind = "government", Lead = true }],
            Contacts = [new Contact { Name = "Ana Rusu", Email = "ana.rusu@example.org" }],
        };
        return new Proposal
        {
            Id = ProposalId.New(call.Id, random), Status = ProposalStatus.Submitted, KeyHashes = [], Content = content, CreatedAt = at, ChangedAt = at,
            Filed = new Filing(Reference.New(call.Prefix, random), 1, at, at, ContentJson.Sha256(content), Symbols.From(random, Receipt.CodeLength), null, 0),
        };
    }

    private static IEnumerable<LetterMatter?> Matters(LetterKind kind, Call call, DateTimeOffset now, DateTimeOffset soon, DateTimeOffset past)
    {
        const string words = "Your event was among the clearest. We look forward to it.";
        var document = Document(call);
        var (first, last) = (call.Places.FirstOrDefault() is { } one ? GivenPlace.Of(one) : null, call.Places.LastOrDefault() is { } other ? GivenPlace.Of(other) : null);
        var accepted = new Verdict(DecisionKind.Accept, first, words);
        return kind switch
        {
            LetterKind.DocumentRejected => [new() { Words = "Page 2 is missing.", DocumentKind = document, DocumentName = "Note.pdf", Due = soon }],
            LetterKind.DocumentRestored => [new() { DocumentKind = document, DocumentName = "Note.pdf" }],
            LetterKind.ChangesRequested => [new() { Items = [new("title", "Please say it in fewer words.")], Due = soon }, new() { Items = [new("title", "Please say it in fewer words.")] }],
            LetterKind.RequestWithdrawn => [new(), new() { Withdrawn = AskedThing.Document, DocumentKind = document }, new() { Withdrawn = AskedThing.Question, Words = "Who chairs the event?" }],
            LetterKind.DocumentRequested => [new() { DocumentKind = document, Due = soon }, new() { Words = "A photograph of the moderator.", Due = soon }],
            LetterKind.Question => [new() { Words = "Who chairs the event?" }],
            LetterKind.Accepted or LetterKind.Promoted => [new() { Verdict = accepted, Words = words, ConfirmBy = soon }, new() { Verdict = accepted with { Place = null } }],
            LetterKind.Declined or LetterKind.WaitingListed => [new() { Words = "There were more proposals than rooms." }],
            LetterKind.Corrected => [new() { Verdict = accepted, Before = DecisionKind.WaitingList, Words = words, ConfirmBy = soon }, new() { Verdict = new(DecisionKind.Decline, null, null), Before = DecisionKind.Accept }],
            LetterKind.Confirmed => [new() { Verdict = accepted }],
            LetterKind.AcceptanceEnded => [new() { ConfirmBy = past }, new()],
            LetterKind.PlaceAssigned => [new() { Verdict = accepted, ConfirmBy = soon }],
            LetterKind.PlaceMoved => [new() { Verdict = accepted, PlaceBefore = last }],
            LetterKind.DocumentReceived => [new() { Files = [new ArrivedFile(document, "Note.pdf", now)] }],
            LetterKind.Reminders => [new() { Reminders = [.. Enum.GetValues<ReminderKind>().Where(what => what != ReminderKind.Draft).Select(what => Item(what, soon))] }],
            _ when kind.IsReminder() => [new() { Reminders = [Item(Told(kind), soon), Item(Told(kind), past), Item(Told(kind), null)] }],
            _ => [null],
        };

        ReminderItem Item(ReminderKind what, DateTimeOffset? due) => new("example", what, document, what == ReminderKind.Question ? "Who chairs the event?" : null, due, now);
    }

    private static ReminderKind Told(LetterKind kind) => Enum.GetValues<ReminderKind>().First(one => ReminderLetters.KindOf(one) == kind);

    private static string Document(Call call) => call.Rules.OfType<Checks.Rules.DocumentRule>().FirstOrDefault()?.Kind ?? Documents.Document.OtherKind;

    private static OtherProposal Other(Call call) => new($"{call.Prefix}-7F3K2", "Remittances and rural development", "Union of Examplian Cities");
}
