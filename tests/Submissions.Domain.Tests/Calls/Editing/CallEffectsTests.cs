using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Letters.Own;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls.Editing;

public sealed class CallEffectsTests
{
    private static readonly Call Before = Some.Call();
    private static readonly Affected One = new(Some.Filed(), Some.MarrakeshContent().WithMendedAddress());

    [Fact]
    public void The_same_call_changes_nothing()
    {
        Assert.Empty(DateEffects.Of(Before, Some.Call(), Some.Now));
        Assert.False(Effect(Before, Some.Call()).IsAny);
        Assert.False(CallEffects.BearOnProposals(Before, Some.Call()));
    }

    [Fact]
    public void A_rule_adds_and_removes_findings()
    {
        var stricter = Before with { Rules = [.. Before.Rules.Where(rule => rule is not RoomFitRule), new ContactsRule(9) { Severity = Severity.Block }] };
        var effect = Effect(Before, stricter);
        Assert.Contains(effect.Added, finding => finding.Rule == "contacts" && finding.Severity == Severity.Block);
        Assert.Contains(effect.Gone, finding => finding.Rule == "roomFit");
        Assert.Contains(Effect(stricter, Before).Added, finding => finding.Rule == "roomFit");
    }

    [Fact]
    public void A_slot_that_goes_touches_who_wished_for_it_and_a_room_its_place()
    {
        var fewer = Before with { Slots = [.. Before.Slots.Where(slot => slot.Id != "fri-breakfast")] };
        var effect = Effect(Before, fewer);
        Assert.Equal(["fri-breakfast"], effect.LostWishes);
        Assert.NotNull(effect.Place);
    }

    [Fact]
    public void A_place_that_is_given_is_told_when_its_slot_or_room_goes_or_its_time_moves_and_only_then()
    {
        var id = One.Proposal.Id;
        (string, ProposalId)[] held = [("fri-breakfast/menara", id), ("thu-lunch/orangeraie", id)];
        Assert.Empty(TouchedPlace.Of(Before, Some.Call(), held));
        var fewer = Before with { Slots = [.. Before.Slots.Where(slot => slot.Id != "fri-breakfast")] };
        var gone = Assert.Single(TouchedPlace.Of(Before, fewer, held));
        Assert.Equal(("Menara, Friday 7 December 2018, 08:30, Marrakesh time, 75 minutes", null), (gone.Before, gone.After));
        var noRoom = Before with { Slots = [.. Before.Slots.Select(slot => slot with { Rooms = [.. slot.Rooms.Where(room => room != "orangeraie")] })] };
        Assert.Null(Assert.Single(TouchedPlace.Of(Before, noRoom, held)).After);
        var later = Before with { Slots = [.. Before.Slots.Select(slot => slot.Id == "thu-lunch" ? slot with { Starts = slot.Starts.AddMinutes(15) } : slot)] };
        Assert.Equal("Orangeraie, Thursday 6 December 2018, 13:30, Marrakesh time, 90 minutes", Assert.Single(TouchedPlace.Of(Before, later, held)).After);
    }

    [Theory]
    [InlineData("2018-09-20T09:00:00Z", "The call is closed: drafts can no longer be filed")]
    [InlineData("2018-10-20T09:00:00Z", "The closing moves from")]
    public void A_moved_closing_says_what_it_opens_and_closes(string closes, string sentence)
    {
        var after = Before with { Window = new FilingWindow(Before.Window.Opens, DateTimeOffset.Parse(closes, System.Globalization.CultureInfo.InvariantCulture), Before.Window.Grace, Before.Window.AfterClosing) };
        Assert.Contains(DateEffects.Of(Before, after, Some.Now), said => said.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_closing_an_extension_reopens_and_keeps_the_distance_to_the_decision()
    {
        var now = Before.Window.Closes.AddDays(2);
        var after = Before.Extended(Before.Window.Closes.AddDays(7))!;
        Assert.Contains(DateEffects.Of(Before, after, now), said => said.StartsWith("The call is open again", StringComparison.Ordinal));
        Assert.Equal(Before.DecisionBy!.Value.AddDays(7), after.DecisionBy);
        Assert.Null(Before.Extended(Before.Window.Closes));
    }

    [Fact]
    public void Texts_letters_reminders_and_days_of_the_unit_bear_on_no_proposal()
    {
        var after = Before with
        {
            Name = Said("Another name"),
            Guidelines = Said("Other guidelines."),
            ContactEmail = EmailAddress.Parse("others@example.org"),
            Wording = new CallWording([KeyValuePair.Create(new WordingField("accepted.subject", "en"), "{number} is in")]),
            Reminders = new ReminderPlan([], true),
            Holidays = [new DateOnly(2018, 9, 3)],
            Retention = new Retention(null, 30),
            DecisionBy = Before.DecisionBy!.Value.AddDays(1),
            AcceptWithinDays = 3,
        };
        Assert.False(CallEffects.BearOnProposals(Before, after));
        Assert.False(Effect(Before, after).IsAny);
    }

    [Fact]
    public void Dates_rules_rooms_and_whatever_else_findings_and_places_hang_on_bear_on_proposals()
    {
        Call[] changed =
        [
            Before.Extended(Before.Window.Closes.AddDays(7))!,
            Before with { EventTo = Before.EventTo.AddDays(1) },
            Before with { Venue = Before.Venue with { City = "Agadir" } },
            Before with { Rules = [.. Before.Rules.Skip(1)] },
            Before with { Rooms = [.. Before.Rooms.Select(room => room with { Seats = room.Seats - 1 })] },
            Before with { Slots = [.. Before.Slots.Select(slot => slot with { Minutes = slot.Minutes - 5 })] },
            Before with { Movable = new Dictionary<string, int>() },
            Before with { BufferMinutes = Before.BufferMinutes + 5 },
            Before with { Languages = [.. Before.Languages.Reverse()] },
        ];
        Assert.All(changed, after => Assert.True(CallEffects.BearOnProposals(Before, after)));
    }

    private static ProposalEffect Effect(Call before, Call after) => ProposalEffect.Of(before, after, One, Some.Now);

    private static Words Said(string text) => new(new Dictionary<string, string> { ["en"] = text });
}
