using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Documents;

public sealed class DocumentJudgementTests
{
    private static readonly Act Reviewer = new("reviewer@example.org", Some.Now);
    private static readonly DateOnly Friday = new(2018, 9, 28);
    private static readonly string Note = Some.Document("concept-note").Id;

    /// <summary>Every move on a document in every state: what it becomes, or why not.</summary>
    public static TheoryData<string, string, string> Moves => new()
    {
        { "received", "accept", "accepted" }, { "received", "reject", "rejected" }, { "received", "take back", "document-judged" },
        { "received", "waive", "document-is-here" }, { "received", "take back waiver", "nothing-waived" },
        { "accepted", "accept", "document-judged" }, { "accepted", "reject", "rejected" }, { "accepted", "take back", "received" },
        { "accepted", "waive", "document-is-here" }, { "accepted", "take back waiver", "nothing-waived" },
        { "rejected", "accept", "accepted" }, { "rejected", "reject", "document-judged" }, { "rejected", "take back", "received" },
        { "rejected", "waive", "waived" }, { "rejected", "take back waiver", "nothing-waived" },
        { "missing", "accept", "no-such-document" }, { "missing", "reject", "no-such-document" }, { "missing", "take back", "no-such-document" },
        { "missing", "waive", "waived" }, { "missing", "take back waiver", "nothing-waived" },
        { "waived", "accept", "no-such-document" }, { "waived", "reject", "no-such-document" }, { "waived", "take back", "no-such-document" },
        { "waived", "waive", "document-judged" }, { "waived", "take back waiver", "missing" },
        { "withdrawn", "accept", "already-withdrawn" }, { "withdrawn", "reject", "already-withdrawn" }, { "withdrawn", "take back", "already-withdrawn" },
        { "withdrawn", "waive", "already-withdrawn" }, { "withdrawn", "take back waiver", "already-withdrawn" },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void Every_judgement_leads_to_one_state_or_one_refusal(string state, string move, string expected) =>
        Assert.Equal(expected, Does(Standing(state), move) switch
        {
            Move.Made made => State(made.Proposal),
            Move.Refused refused => refused.Refusal.Code,
            _ => "",
        });

    [Fact]
    public void A_rejection_tells_each_contact_why_and_until_when_and_another_file_is_taken_until_then()
    {
        var late = Some.Call().Window.Closes.AddDays(10);
        var until = DateOnly.FromDateTime(late.UtcDateTime).AddDays(3);
        var act = Reviewer with { At = late };
        var made = Some.Made(Some.Filed().RejectDocument(Some.Call(), Note, " Page 2 is missing. ", until, Some.Key("new"), act));
        Assert.Equal(made.Proposal.Recipients.Select(to => to.Value), made.Letters.Select(letter => letter.To.Value));
        Assert.All(made.Letters, letter => Assert.Equal(
            (LetterKind.DocumentRejected, "Page 2 is missing.", "concept-note", "concept-note.pdf", Some.Key("new").Value),
            (letter.Kind, letter.Matter!.Words, letter.Matter.DocumentKind, letter.Matter.DocumentName, letter.LinkKey)));
        Assert.True(Some.Key("new").Opens(made.Proposal));
        Assert.Equal(("document-rejected", "concept-note.pdf: Page 2 is missing.", act.By), (made.History!.What, made.History.Detail, made.History.By));
        var rejected = made.Proposal.Documents.Single().Rejection!;
        Assert.Null(made.Proposal.RefusesDocument(Some.Call(), "concept-note", Act.ByOrganiser(rejected.Until)));
        Assert.Equal(Refusal.DocumentNotDueAnyMore, made.Proposal.RefusesDocument(Some.Call(), "concept-note", Act.ByOrganiser(rejected.Until.AddSeconds(1))));
    }

    [Fact]
    public void Who_was_told_of_a_rejection_is_told_of_its_end_and_nobody_of_a_file_that_was_fine()
    {
        var restored = Some.Made(Standing("rejected").AcceptDocument(Some.Call(), Note, Some.Key("new"), Reviewer));
        Assert.Equal(LetterKind.DocumentRestored, restored.Letters.Select(letter => letter.Kind).Distinct().Single());
        var accepted = Some.Made(Standing("received").AcceptDocument(Some.Call(), Note, Some.Key("new"), Reviewer));
        Assert.Empty(accepted.Letters);
        Assert.False(Some.Key("new").Opens(accepted.Proposal));
    }

    [Theory]
    [InlineData(null, 28, "words-missing")]
    [InlineData("   ", 28, "words-missing")]
    [InlineData("No signature.", 1, "until-has-passed")]
    public void A_rejection_needs_words_and_a_day_to_come(string? words, int day, string refusal) =>
        Assert.Equal(refusal, Assert.IsType<Move.Refused>(Some.Filed().RejectDocument(
            Some.Call(), Note, words!, new DateOnly(2018, 9, day), Some.Key("new"), Reviewer)).Refusal.Code);

    [Theory]
    [InlineData(27, null, "due-too-early")]
    [InlineData(28, null, null)]
    [InlineData(29, null, null)]
    [InlineData(28, 29, "due-too-early")]
    [InlineData(29, 29, null)]
    public void A_rejection_never_gives_less_time_than_the_call_an_extension_or_a_request(int until, int? given, string? refusal)
    {
        var extended = Some.Filed();
        var asked = extended;
        if (given is { } day)
        {
            extended = Some.Made(extended.Extend(Some.Call(), DueDate.EndOf(new DateOnly(2018, 9, day), Some.Call().Zone), Some.Key("more"), Reviewer)).Proposal;
            asked = Some.Made(asked.AskDocument(Some.Call(), "concept-note", null, DueDate.EndOf(new DateOnly(2018, 9, day), Some.Call().Zone), Some.Key("ask"), Reviewer)).Proposal;
        }
        Assert.All([extended, asked], proposal =>
        {
            var move = proposal.RejectDocument(Some.Call(), Note, "Not signed.", new DateOnly(2018, 9, until), Some.Key("new"), Reviewer);
            Assert.Equal(refusal, (move as Move.Refused)?.Refusal.Code);
            if (move is Move.Refused no)
                Assert.Contains($"{given ?? 28} September 2018", no.Refusal.Words, StringComparison.Ordinal);
            else
                Assert.Equal(Some.Made(move).Letters[0].Matter!.Due, Some.Made(move).Proposal.Asked(Some.Call()).Single(one => one.Kind == "concept-note").DueAt);
        });
    }

    [Fact]
    public void Words_have_a_limit() => Assert.Equal(Refusal.WordsTooLong, Assert.IsType<Move.Refused>(
        Some.Filed().Waive(Some.Call(), "event-report", new string('w', UnitWords.MaxLength + 1), Reviewer)).Refusal);

    [Fact]
    public void What_is_waived_is_no_finding_and_what_is_rejected_is_one()
    {
        Assert.DoesNotContain(Findings(Standing("waived")), finding => finding.Field == "documents.concept-note");
        Assert.Contains(Findings(Standing("rejected")), finding => finding.Field == "documents.concept-note" && finding.Message.StartsWith("Not accepted", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_comes_although_it_was_waived_counts_as_received()
    {
        var proposal = Some.Made(Standing("waived").Receive(Some.Call(), Some.Document("concept-note", seed: "late"), Some.ByOrganiser())).Proposal;
        Assert.Equal("received", State(proposal));
    }

    private static IReadOnlyList<Finding> Findings(Proposal proposal) => Check.All(proposal.Candidate(Some.Call(), Some.Now));

    private static string State(Proposal proposal) =>
        proposal.Asked(Some.Call()).Single(asked => asked.Kind == "concept-note").State.ToString().ToLowerInvariant();

    private static Proposal Standing(string state) => state switch
    {
        "accepted" or "rejected" => Some.Made(Does(Some.Filed(), state[..^2] is "accept" ? "accept" : "reject")).Proposal,
        "missing" => Some.Filed() with { Documents = [] },
        "waived" => Some.Made(Does(Standing("missing"), "waive")).Proposal,
        "withdrawn" => Some.Made(Some.Filed().Withdraw(Some.Call(), Some.ByOrganiser())).Proposal,
        _ => Some.Filed(),
    };

    private static Move Does(Proposal proposal, string move) => move switch
    {
        "accept" => proposal.AcceptDocument(Some.Call(), Note, Some.Key("new"), Reviewer),
        "reject" => proposal.RejectDocument(Some.Call(), Note, "Not signed.", Friday, Some.Key("new"), Reviewer),
        "take back" => proposal.TakeBackJudgement(Some.Call(), Note, Some.Key("new"), Reviewer),
        "waive" => proposal.Waive(Some.Call(), "concept-note", "Known from last year.", Reviewer),
        _ => proposal.TakeBackWaiver("concept-note", Reviewer),
    };
}
