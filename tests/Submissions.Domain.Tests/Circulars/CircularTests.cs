using Submissions.Domain.Circulars;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Tests.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Circulars;

public sealed class CircularTests
{
    private static readonly Uri Site = new("https://side-events.example.org");
    private static readonly CircularText English = new("en", "{reference}: rooms", "Dear {name}, the rooms open at 8.");

    [Fact]
    public void An_empty_filter_is_everyone_only_by_a_tick_and_the_right_number()
    {
        Assert.Equal(CircularRefusals.EveryoneNotSaid, CircularRefusals.RefusesEveryone(true, 7, null));
        Assert.Equal(CircularRefusals.EveryoneMiscounted, CircularRefusals.RefusesEveryone(true, 7, 6));
        Assert.Equal(CircularRefusals.EveryoneMiscounted, CircularRefusals.RefusesEveryone(true, 7, -1));
        Assert.Null(CircularRefusals.RefusesEveryone(true, 7, 7));
        Assert.Null(CircularRefusals.RefusesEveryone(false, 7, null));

        Assert.True(new Selection.Matching(QueueFilter.Everything).IsEveryone);
        Assert.True(new Selection.Matching(QueueFilter.Parse("nothing=ours", out _)).IsEveryone);
        Assert.False(new Selection.Matching(QueueFilter.Parse("status=submitted", out _)).IsEveryone);
        Assert.False(new Selection.Ticked([]).IsEveryone);
        Assert.Equal(0, new Selection.Ticked([]).In(SomeQueue.List(3), QueueSort.Default, SomeQueue.Viewer()).Count);
    }

    [Theory]
    [InlineData("Rooms", "See https://evil.example/pay.", "words: https://evil.example/pay.")]
    [InlineData("Rooms", "See WWW.evil.example", "words: WWW.evil.example")]
    [InlineData("Rooms", "https://side-events.example.org@evil.example/", "words: https://side-events.example.org@evil.example/")]
    [InlineData("Rooms", "https://side-events.example.org.evil.example/", "words: https://side-events.example.org.evil.example/")]
    [InlineData("Rooms", "http://side-events.example.org/calls", "words: http://side-events.example.org/calls")]
    [InlineData("Rooms", "ftp://x javascript://y", "words: ftp://x,words: javascript://y")]
    [InlineData("Rooms", "Hello {nome} {link}", "words: {nome}")]
    [InlineData("Rooms", "Dear {name,", "words: A brace")]
    [InlineData("{{reference}}", "Dear name}", "subject: A brace,words: A brace")]
    [InlineData("Rooms", "See https://{title}", "words: https://x")]
    [InlineData("Rooms", "https://side-events.example.org{title}", "words: https://side-events.example.orgx")]
    [InlineData("{link}", "Hello", "subject: A link opens")]
    [InlineData("Ro\noms", "Hello", "subject: A subject is one line")]
    [InlineData(" ", "", "subject: Give the letter,words: Write what")]
    [InlineData("{reference} {title}", "{name} {deadline} {call} {link} https://side-events.example.org/calls/x", "")]
    public void A_text_that_cannot_be_sent_is_told_field_by_field(string subject, string words, string expected)
    {
        var found = CircularTexts.Check([new CircularText("en", subject, words)], ["en"], ["en", "fr"], Site);
        var wanted = expected.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(wanted.Length, found.Count);
        Assert.All(wanted.Zip(found), pair =>
        {
            Assert.Equal($"texts.en.{pair.First.Split(": ")[0]}", pair.Second.Field);
            Assert.Contains(pair.First.Split(": ", 2)[1], pair.Second.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_language_that_somebody_reads_must_be_written_and_each_once_and_not_too_long()
    {
        Assert.Contains("French", Assert.Single(CircularTexts.Check([English], ["en", "fr"], ["en", "fr"], Site)).Message, StringComparison.Ordinal);
        Assert.Equal("texts.en.subject", Assert.Single(CircularTexts.Check([English, English], ["en"], ["en", "fr"], Site)).Field);
        Assert.Equal(2, CircularTexts.Check([new CircularText("en", new string('a', 151), new string('a', 5_001))], [], ["en", "fr"], Site).Count);
        Assert.Empty(CircularTexts.Check([new CircularText("en", new string('a', 150), new string('a', 5_000))], ["en"], ["en", "fr"], Site));
    }

    [Fact]
    public void Each_address_gets_one_letter_and_who_declined_or_is_not_reached_gets_none_and_is_told()
    {
        var proposal = Written("one@example.org", "ONE@example.org", "two@example.org", "three@example.org", "no address");
        proposal = proposal with
        {
            Reminding = proposal.Reminding with { Silent = [EmailAddress.Parse("two@example.org").Id] },
            Undelivered = [new Undelivered("Three@example.org", "filed-1-0", "e", DeliveryKind.Bounced, Some.Now, null)],
        };

        var reading = CircularReading.Of(Some.Call(), proposal, "Title");
        Assert.Equal(["one@example.org", "two@example.org", "three@example.org"], reading.Contacts.Select(contact => contact.Address));
        Assert.Equal(["one@example.org"], reading.To.Select(contact => contact.Address));
        Assert.Equal("Contact 0", reading.To[0].Name);
        Assert.Contains("asked for no reminders", reading.Contacts[1].Why, StringComparison.Ordinal);
        Assert.Contains("come back", reading.Contacts[2].Why, StringComparison.Ordinal);

        var made = Some.Made(Write(proposal));
        var letter = Assert.Single(made.Letters);
        Assert.Equal(("circular-0123456789abcdef-0", LetterKind.Circular, "one@example.org", "en", English), (letter.Id, letter.Kind, letter.To.Value, letter.Language, letter.Matter!.Circular));
        Assert.True(LinkKey.Parse(letter.LinkKey!).Opens(made.Proposal));
        Assert.Equal((HistoryKinds.CircularWritten, "{reference}: rooms", proposal.ChangedAt), (made.History!.What, made.History.Detail, made.Proposal.ChangedAt));
    }

    [Fact]
    public void Nobody_is_written_to_about_a_proposal_that_is_gone_or_has_no_reader()
    {
        var call = Some.Call();
        var withdrawn = Some.Made(Some.Filed(call: call).Withdraw(call, Some.ByOrganiser())).Proposal;
        Assert.Equal(CircularRefusals.Withdrawn, Refused(Write(withdrawn)));
        Assert.Equal(CircularRefusals.Merged, Refused(Write(Some.Filed() with { Status = ProposalStatus.Merged })));
        Assert.Equal(Refusal.StillDraft, Refused(Write(Some.Proposal())));
        Assert.Equal(CircularRefusals.NoAddress, Refused(Write(Written("no address"))));
        var silent = Written("one@example.org");
        Assert.Equal(CircularRefusals.NoReader, Refused(Write(silent with { Reminding = silent.Reminding with { Silent = [EmailAddress.Parse("one@example.org").Id] } })));
        Assert.Equal(CircularRefusals.LanguageMissing, Refused(Some.Filed().Write(call, "0123456789abcdef", [English with { Language = "fr" }], Some.Key(), Some.ByUnit())));
        Assert.IsType<Move.Made>(Write(Some.Filed() with { Status = ProposalStatus.Declined }));
    }

    [Fact]
    public void What_changed_since_it_was_prepared_is_said_and_the_release_is_of_what_was_seen()
    {
        var call = Some.Call();
        Proposal[] before = [Written("one@example.org"), Written("two@example.org") with { Id = Some.ProposalId(seed: "b") }, Written("three@example.org") with { Id = Some.ProposalId(seed: "c") }];
        IReadOnlyList<CircularItem> items = [.. before.Select(proposal => CircularItem.Of(CircularReading.Of(call, proposal, "")))];
        var circular = new Circular("0123456789abcdef", call.Id, Some.ByUnit(), null, "seal", [English], 3, 3);
        var plan = Plan(before);
        Assert.All(plan.Lines, line => Assert.Equal((null, null), (line.No, line.Changed)));
        Assert.Null(circular.RefusesRelease(plan, 3, plan.Seal));
        Assert.Equal(CircularRefusals.EveryoneMiscounted, circular.RefusesRelease(plan, 2, plan.Seal));
        Assert.Equal(CircularRefusals.EveryoneMiscounted, circular.RefusesRelease(plan, null, plan.Seal));
        Assert.Equal(CircularRefusals.SealMissing, circular.RefusesRelease(plan, 3, null));

        var after = Plan([before[0] with { Status = ProposalStatus.Withdrawn }, Written("new@example.org") with { Id = before[1].Id }]);
        Assert.Equal([CircularRefusals.Withdrawn, null, CircularRefusals.Gone], after.Lines.Select(line => line.No));
        Assert.Equal("no longer to two@example.org; now to new@example.org", after.Lines[1].Changed);
        Assert.Equal((1, 2), (after.Letters, after.LeftOut.Count));
        Assert.Equal(CircularRefusals.NotSeen, circular.RefusesRelease(after, 3, plan.Seal));
        Assert.Null(circular.RefusesRelease(after, 1, after.Seal));
        Assert.Equal(CircularRefusals.Nobody, circular.RefusesRelease(Plan([]), 0, Plan([]).Seal));

        var released = circular.Release(after, RequestKey.Parse("a key of sixteen".Replace(' ', '-')), Some.ByUnit());
        Assert.Equal((CircularState.Released, 2), (released.State, released.LeftOut.Count));
        Assert.Equal((true, false, false, false), (released.WasReleasedAs(1, after.Seal), released.WasReleasedAs(2, after.Seal), released.WasReleasedAs(null, after.Seal), released.WasReleasedAs(1, plan.Seal)));
        Assert.True((released with { ReleasedSeal = null }).WasReleasedAs(1, "as it was released before the seal was kept"));
        Assert.Equal(CircularRefusals.Released, released.RefusesRelease(after, 1, after.Seal));
        Assert.Equal(CircularRefusals.Released, released.RefusesUndoing);
        Assert.Equal(CircularRefusals.Undone, (circular with { Undone = Some.ByUnit() }).RefusesRelease(after, 1, after.Seal));

        CircularPlan Plan(Proposal[] now) => CircularPlan.Of([English], items, now.ToDictionary(proposal => proposal.Id, proposal => CircularReading.Of(call, proposal, "")));
    }

    [Fact]
    public void A_value_that_looks_like_a_place_stays_what_it_is() =>
        Assert.Equal("<{name} {x}> and {other}", CircularText.Fill("<{title}> and {other}", _ => "{name} {x}"));

    private static Move Write(Proposal proposal) => proposal.Write(Some.Call(), "0123456789abcdef", [English], Some.Key("circular"), Some.ByUnit());

    private static Refusal Refused(Move move) => Assert.IsType<Move.Refused>(move).Refusal;

    private static Proposal Written(params string[] contacts)
    {
        var filed = Some.Filed();
        return filed with { Content = filed.Content with { Contacts = [.. contacts.Select((address, index) => new Contact { Name = $"Contact {index}", Email = address })] } };
    }
}
