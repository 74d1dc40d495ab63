using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Functions.Mail;
using Submissions.Functions.Views.Letters;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

/// <summary>Letters of the Marrakesh call, as the filing of source document 001 owes them.</summary>
internal static class SomeLetter
{
    public static Uri Site { get; } = new("https://side-events.example.org");

    /// <summary>The kinds of letters about a proposal.</summary>
    public static IEnumerable<LetterKind> Kinds => Enum.GetValues<LetterKind>().Except([LetterKind.SignIn, LetterKind.Digest]);

    public static LetterFacts Facts(LetterKind kind, string language = "en", string? title = null, DateTimeOffset? now = null, Call? call = null)
    {
        call ??= Some.Call();
        var content = Some.MarrakeshContent().WithMendedAddress();
        var filed = Some.Filed(content, call);
        var proposal = kind switch
        {
            LetterKind.Link or LetterKind.DeadlineMoved => Some.Proposal(content, call),
            LetterKind.Withdrawn => Some.Made(filed.Withdraw(call, Some.ByOrganiser())).Proposal,
            _ => filed,
        };
        // Past the domain's own checks: a letter must be safe by itself.
        proposal = proposal with { Content = content with { Title = title ?? content.Title } };
        var key = kind == LetterKind.Withdrawn ? null : Some.Key().Value;
        var version = proposal.Filed is null ? 0 : kind == LetterKind.Changed ? 2 : 1;
        var letter = new Letter($"{kind}-{version}-0", proposal.Id, kind, EmailAddress.Parse("elena.rusu@example.org"), language, Some.Now, key, version) { Matter = Matter(kind, language) };
        var facts = proposal.Filed is { } filing ? new FiledFacts(proposal.Content.Title, filing.At, filing.ReceiptCode) : null;
        return new LetterFacts(letter, call, proposal, facts, now ?? Some.Now, Site);
    }

    /// <summary>What reminders remind of, and which files arrived; the other letters' tests give them their own.</summary>
    private static LetterMatter? Matter(LetterKind kind, string language) => kind switch
    {
        LetterKind.Circular => new LetterMatter
        {
            Circular = language == "fr"
                ? new CircularText("fr", "{reference} : la salle ouvre plus tôt, {title}", "Bonjour {name},\n{title} : la salle ouvre à 8 h. Déposez avant {deadline}.\nOuvrez {link} ou https://side-events.example.org/calls/x")
                : new CircularText("en", "{reference}: the room opens earlier, {title}", "Dear {name},\n{title}: the room opens at 8. File by {deadline}.\nOpen {link} or https://side-events.example.org/calls/x"),
        },
        LetterKind.DeadlineMoved => new LetterMatter { Due = Some.Now.AddDays(7) },
        LetterKind.PlaceAssigned => new LetterMatter { Verdict = Some.Accepting(Some.Place()), ConfirmBy = Some.Now.AddDays(14) },
        LetterKind.PlaceMoved => new LetterMatter { Verdict = Some.Accepting(Some.Place()), PlaceBefore = Submissions.Domain.Review.GivenPlace.Of(Some.Call().Places.Last()) },
        LetterKind.DocumentReceived => new LetterMatter { Files = [new ArrivedFile("concept-note", "note <1>.pdf", Some.Now), new ArrivedFile("other", "Photo.png", Some.Now.AddMinutes(2))] },
        LetterKind.Reminders => new LetterMatter { Reminders = [.. Enum.GetValues<ReminderKind>().SelectMany(Items)] },
        _ when kind.IsReminder() => new LetterMatter { Reminders = [.. Enum.GetValues<ReminderKind>().Where(one => ReminderLetters.KindOf(one) == kind).SelectMany(Items)] },
        _ => null,
    };

    /// <summary>In time, late, and without a date.</summary>
    private static IEnumerable<ReminderItem> Items(ReminderKind kind)
    {
        var item = new ReminderItem("key", kind, "event-report", kind == ReminderKind.Question ? "Who <b>chairs</b> it?" : null, Some.Now.AddDays(7), Some.Now);
        return [item, item with { Due = Some.Now.AddDays(-3) }, item with { Due = null }];
    }

    public static ReadyLetter Ready(string id = "marrakesh-2018.k7f3x2m9q4t8.filed-1-0", string to = "elena.rusu@example.org") => new(
        id, "filed", EmailAddress.Parse(to), "Side events", EmailAddress.Parse("support.unit@example.org"), "MRK-7F3K2 received",
        "<!DOCTYPE html><html><body><p>Received</p></body></html>", "Received\n");
}
