using Submissions.Domain.Proposals;

namespace Submissions.Domain.Circulars;

public static class CircularRefusals
{
    public static Refusal IdsAndFilter { get; } = new("circular-whom", "ids and filter are both given, and may mean different proposals. Nothing was done: name the proposals by ids, or take all that a filter means.");
    public static Refusal EveryoneNotSaid { get; } = new(
        "circular-everyone", "No filter is set, so this would be everyone in the call. Nothing was done: tick proposals or set a filter. If everyone is meant, say so with the tick, and type how many they are.");
    public static Refusal EveryoneMiscounted { get; } = new("circular-miscounted", "The number typed is not how many they are, so nothing was done. Look at the number again and type it.");
    public static Refusal TextsWrong { get; } = new("circular-wrong", "The letter is not prepared: something in its text is to be mended first.");
    public static Refusal Nobody { get; } = new("circular-nobody", "None of those selected can be written to, so nothing was prepared. The list says why.");
    public static Refusal NotSeen { get; } = new("circular-not-seen", "Since you looked, others would get the letter. Nothing was released: look at the list again, and type the number that holds now.");
    public static Refusal SealMissing { get; } = new("selection-unseen", "The seal of the letters that were looked at is missing. Nothing was released: look at the letter as it stands now, and send the seal that is given with it.");
    public static Refusal Released { get; } = new("circular-released", "This letter was released already: it is on its way, once to each.");
    public static Refusal Undone { get; } = new("circular-undone", "This letter was taken back before its release. Write another one.");
    public static Refusal Busy { get; } = new("busy", "Several people are acting on this letter at once. Look at how it stands now, and try again.");
    public static Refusal LanguageMissing { get; } = new("circular-language", "Its organisers are now written to in a language this letter does not have.");

    public static Refusal Withdrawn { get; } = new("circular-withdrawn", "It is withdrawn.");
    public static Refusal Merged { get; } = new("circular-merged", "It was merged into another one.");
    public static Refusal NoAddress { get; } = new("circular-no-address", "No contact has an address.");
    public static Refusal NoReader { get; } = new("circular-no-reader", "No contact is left to write to.");
    public static Refusal Unreadable { get; } = new("circular-unreadable", "It is not reached: it cannot be read. Tell whoever operates this system.");
    public static Refusal Gone { get; } = new("circular-gone", "It is not there any more.");

    /// <summary>For those that <paramref name="everyone"/> says are meant, where no filter narrows them.</summary>
    /// <param name="isEveryone">Whether the selection is the whole call because nothing narrows it.</param>
    /// <param name="everyone">The number typed beside the tick; null without one.</param>
    public static Refusal? RefusesEveryone(bool isEveryone, int count, int? everyone) => !isEveryone || everyone == count
        ? null
        : everyone is null ? EveryoneNotSaid : EveryoneMiscounted;
}
