using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;
using Check = Submissions.Domain.Checks.Check;

namespace Submissions.Domain.Tests.Checks;

public sealed class CheckTests
{
    [Fact]
    public void Whatever_was_typed_is_kept_and_checked_without_an_exception() => Prop.ForAll(Arbitrary.Content.ToArbitrary(), content =>
    {
        var again = ContentJson.Read(ContentJson.Canonical(content));
        var findings = Check.All(Some.Candidate(again));
        return ContentJson.Same(content, again) && ContentJson.Sha256(content) == ContentJson.Sha256(again)
            && findings.All(finding => finding.Message.Length > 0 && !finding.Message.Any(char.IsControl));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Programme_is_found_short_or_long_exactly_when_its_sum_is_not_the_duration() =>
        Prop.ForAll(Gen.Choose(1, 60).ListOf().Zip(Gen.Choose(1, 75)).ToArbitrary(), given =>
        {
            var (items, duration) = (given.Item1, given.Item2);
            var content = Some.MarrakeshContent() with { DurationMinutes = duration, Programme = [.. items.Select(minutes => new ProgrammeItem { Minutes = minutes })] };
            var found = new ProgrammeFillsSlotRule { Severity = Severity.Block }.Check(Some.Candidate(content)).Any(finding => finding.Field == "programme");
            return found == (items.Sum() != duration);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Call_with_any_numbers_printed_and_read_again_is_the_same() =>
        Prop.ForAll(Gen.Choose(1, 90).ArrayOf(6).ToArbitrary(), n =>
        {
            var call = Some.Call();
            var changed = call with
            {
                AcceptWithinDays = n[0],
                BufferMinutes = n[1],
                DecisionBy = call.DecisionBy!.Value.AddDays(n[2]),
                Rooms = [.. call.Rooms.Select(room => room with { Seats = room.Seats + n[3] })],
                Slots = [.. call.Slots.Select(slot => slot with { Minutes = n[4], Starts = slot.Starts.AddMinutes(n[5]) })],
            };
            return CallReader.Read(CallJson.Print(changed)) is { IsCall: true, Call: var again } && CallJson.Print(changed).AsSpan().SequenceEqual(CallJson.Print(again))
                && again.Slots.Select(slot => slot.Starts).SequenceEqual(changed.Slots.Select(slot => slot.Starts)) && again.Rooms[0].Seats == changed.Rooms[0].Seats;
        }).QuickCheckThrowOnFailure();
}
