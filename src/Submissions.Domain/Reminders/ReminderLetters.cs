using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Reminders;

/// <summary>Something that a letter reminds of.</summary>
/// <param name="Key">The chase's.</param>
/// <param name="Subject">The kind of the document, or the question's number.</param>
/// <param name="Words">What was asked, as typed: all that says what it is, or a remark to the kind of document it is.</param>
/// <param name="At">The instant of the plan that made it due, the last one where several had passed.</param>
public sealed record ReminderItem(string Key, ReminderKind Kind, string? Subject, string? Words, DateTimeOffset? Due, DateTimeOffset At);

/// <summary>A file whose arrival is confirmed.</summary>
public sealed record ArrivedFile(string Kind, string Name, DateTimeOffset At);

/// <summary>Makes one letter for each reader of all that is owed to them.</summary>
public static class ReminderLetters
{
    /// <summary>The letter that reminds of this alone.</summary>
    public static LetterKind KindOf(ReminderKind kind) => kind switch
    {
        ReminderKind.Draft => LetterKind.ReminderDraft,
        ReminderKind.Document => LetterKind.ReminderDocument,
        ReminderKind.Changes => LetterKind.ReminderChanges,
        ReminderKind.Question => LetterKind.ReminderQuestion,
        ReminderKind.Confirm => LetterKind.ReminderConfirm,
        ReminderKind.Report => LetterKind.ReminderReport,
        _ => LetterKind.ReminderMerge,
    };

    /// <param name="owed">What is owed, each with its readers.</param>
    internal static IEnumerable<Letter> Of(Call call, Proposal proposal, IReadOnlyList<Owed> owed, LinkKey key, Act act)
    {
        var reason = Reason(owed.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Item.Key}@{one.Item.At.UtcTicks}")));
        foreach (var (address, index) in proposal.Recipients.Select((address, index) => (address, index)))
        {
            var items = owed.Where(one => one.To.Any(to => to.Id == address.Id)).Select(one => one.Item).ToList();
            if (items.Count == 0)
                continue;
            var kind = items.DistinctBy(item => item.Kind).Count() == 1 ? KindOf(items[0].Kind) : LetterKind.Reminders;
            yield return new Letter(
                $"remind-{reason}-{index}", proposal.Id, kind, address, proposal.LetterLanguage(call), act.At, key.Value, proposal.Filed?.Version ?? 0)
            {
                Matter = new LetterMatter { Reminders = items },
            };
        }
    }

    /// <summary>The confirmation that documents have arrived.</summary>
    internal static IEnumerable<Letter> Arrived(Call call, Proposal proposal, LinkKey key, Act act)
    {
        var ids = proposal.Reminding.Arrived.Select(one => one.Document).ToList();
        var files = proposal.Documents.Where(document => ids.Contains(document.Id)).Select(document => new ArrivedFile(document.Kind, document.Name, document.At)).ToList();
        return files.Count == 0
            ? []
            : proposal.Letters(call, LetterKind.DocumentReceived, $"received-{Reason(ids)}", key.Value, act, new LetterMatter { Files = files });
    }

    /// <summary>Says for what, so that the same reason owes the same letter whoever makes it.</summary>
    private static string Reason(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Order(StringComparer.Ordinal)))))[..16];
}

/// <summary>What is owed at an instant, and to whom.</summary>
/// <param name="To">Nobody where the unit is to call.</param>
internal sealed record Owed(ReminderItem Item, IReadOnlyList<EmailAddress> To, bool ForUnit);
