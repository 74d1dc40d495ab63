using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Proposals;

/// <summary>Every move from every state: what it gives, or why it is refused.</summary>
public sealed class ProposalMovesTests
{
    private static readonly DateTimeOffset Before = new(2018, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset InGrace = new(2018, 9, 28, 23, 10, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset After = new(2018, 9, 29, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string, string> Moves => new()
    {
        // proposal, move, when, what comes of it
        { "draft", "save", "open", "draft" },
        { "draft", "save", "after", "draft" },
        { "draft", "file", "before", "not-open-yet" },
        { "draft", "file", "open", "submitted 1" },
        { "draft", "file", "grace", "submitted 1" },
        { "draft", "file", "after", "deadline-passed" },
        { "draft", "withdraw", "open", "not-filed" },
        { "draft", "link", "after", "draft" },
        { "blocked", "file", "open", "findings-block" },
        { "blocked", "file", "after", "deadline-passed" },
        { "filed", "save", "open", "submitted 1" },
        { "filed", "file", "open", "nothing-to-file" },
        { "filed", "withdraw", "open", "withdrawn 1" },
        { "filed", "withdraw", "after", "withdrawn 1" },
        { "filed", "link", "after", "submitted 1" },
        { "changed", "file", "open", "submitted 2" },
        { "documents", "file", "open", "submitted 2" },
        { "documents", "file", "grace", "submitted 2" },
        { "documents", "file", "after", "deadline-passed" },
        { "accepted document", "file", "open", "nothing-to-file" },
        { "before hashes", "file", "open", "nothing-to-file" },
        { "changed", "file", "grace", "submitted 2" },
        { "changed", "file", "after", "deadline-passed" },
        { "withdrawn", "save", "open", "already-withdrawn" },
        { "withdrawn", "file", "open", "already-withdrawn" },
        { "withdrawn", "withdraw", "open", "already-withdrawn" },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void Move_gives_the_proposal_after_it_or_a_refusal(string proposal, string move, string when, string expected)
    {
        var result = Do(Named(proposal), move, new Act(Act.Organiser, When(when)), Some.Call());
        Assert.Equal(expected, result switch
        {
            Move.Made made => $"{made.Proposal.Status.Slug()} {made.Proposal.Filed?.Version}".Trim(),
            Move.Refused refused => refused.Refusal.Code,
            _ => "",
        });
    }

    [Fact]
    public void Late_filing_goes_to_the_waiting_list_where_the_call_has_one_but_a_filed_one_stays_as_it_was()
    {
        var call = Some.Call() with { Window = new FilingWindow(Before, Some.Now, TimeSpan.Zero, AfterClosing.WaitingList) };
        Assert.Equal(ProposalStatus.WaitingList, Some.Made(Do(Named("draft"), "file", Act.ByOrganiser(After), call)).Proposal.Status);
        Assert.Equal(Refusal.DeadlinePassed, Assert.IsType<Move.Refused>(Do(Named("changed"), "file", Act.ByOrganiser(After), call)).Refusal);
    }

    [Fact]
    public void Letters_go_to_the_first_five_addresses_that_can_be_written_to()
    {
        string?[] emails = ["a@example.org", "A@example.org ", null, "no address", "Erased@example.invalid", "b@example.org", "c@example.org", "d@example.org", "e@example.org", "f@example.org"];
        var draft = Named("draft");
        var many = draft with { Content = draft.Content with { Contacts = [.. emails.Select(email => draft.Content.Contacts[0] with { Email = email })] } };
        Assert.Equal(["a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org"], many.Recipients.Select(address => address.Value));
    }

    [Fact]
    public void Filing_owes_one_letter_to_each_contact_and_one_line_of_history()
    {
        var made = Some.Made(Do(Named("draft"), "file", Act.ByOrganiser(Some.Now), Some.Call()));
        Assert.Equal(
            [("filed-1-0", "elena.rusu@example.org"), ("filed-1-1", "andrei.munteanu@example.org"), ("filed-1-2", "laura.moreno@example.org")],
            made.Letters.Select(letter => (letter.Id, letter.To.Value)));
        Assert.All(made.Letters, letter => Assert.Equal((LetterKind.Filed, Some.Now, 1), (letter.Kind, letter.DueAt, letter.Version)));
        Assert.Equal(new HistoryEntry(1, Some.Now, "organiser", "filed", $"{made.Proposal.Filed!.Reference}, version 1"), made.History);
    }

    [Fact]
    public void Filing_again_keeps_number_and_first_instant_and_says_changed()
    {
        var before = Named("changed");
        var later = Some.Now.AddHours(1);
        var made = Some.Made(Do(before, "file", Act.ByOrganiser(later), Some.Call()));
        Assert.Equal((before.Filed!.Reference, before.Filed.FirstAt, later, 2), (made.Proposal.Filed!.Reference, made.Proposal.Filed.FirstAt, made.Proposal.Filed.At, made.Proposal.Filed.Version));
        Assert.All(made.Letters, letter => Assert.Equal(LetterKind.Changed, letter.Kind));
        Assert.False(made.Proposal.HasUnfiledChanges);
    }

    [Fact]
    public void Documents_that_came_since_are_changes_to_file_and_text_that_changed_is_told_apart()
    {
        Assert.Equal((false, true, true), Changes(Named("documents")));
        Assert.Equal((true, false, true), Changes(Named("changed")));
        Assert.Equal((false, false, false), Changes(Named("filed")));
        Assert.Equal((false, false, false), Changes(Some.Made(Do(Named("documents"), "file", Act.ByOrganiser(Some.Now), Some.Call())).Proposal));

        static (bool Text, bool Documents, bool Any) Changes(Proposal proposal) => (proposal.HasUnfiledText, proposal.HasUnfiledDocuments, proposal.HasUnfiledChanges);
    }

    [Fact]
    public void Refusal_for_findings_names_those_that_block()
    {
        var refused = Assert.IsType<Move.Refused>(Do(Named("blocked"), "file", Act.ByOrganiser(Some.Now), Some.Call()));
        Assert.Equal(["contacts[2].email"], refused.Findings.Select(finding => finding.Field));
    }

    [Fact]
    public void Saving_keeps_whatever_was_typed_and_owes_nothing()
    {
        var made = Some.Made(Named("draft").Save(ProposalContent.Empty with { Title = "\0 anything" }, Act.ByOrganiser(After)));
        Assert.Equal(("\0 anything", null, 0), (made.Proposal.Content.Title, made.History, made.Letters.Count));
    }

    [Fact]
    public void New_link_opens_the_proposal_and_leaves_the_first_one_working()
    {
        var made = Some.Made(Named("draft").SendLink(Some.Call(), EmailAddress.Parse("colleague@example.org"), Some.Key("second"), Act.ByOrganiser(Some.Now)));
        Assert.True(Some.Key("second").Opens(made.Proposal) && Some.Key("draft").Opens(made.Proposal) && !Some.Key("third").Opens(made.Proposal));
        Assert.Equal(Some.Key("second").Value, Assert.Single(made.Letters).LinkKey);
    }

    [Fact]
    public void Fifty_links_work_and_one_more_is_refused()
    {
        var proposal = Named("draft");
        for (var i = 1; i < 50; i++)
            proposal = Some.Made(Send(i)).Proposal;
        Assert.True(Some.Key("draft").Opens(proposal) && Some.Key("link 1").Opens(proposal) && Some.Key("link 49").Opens(proposal));
        Assert.Equal(Refusal.TooManyLinks, Assert.IsType<Move.Refused>(Send(50)).Refusal);

        Move Send(int i) => proposal.SendLink(Some.Call(), EmailAddress.Parse("a@example.org"), Some.Key($"link {i}"), Act.ByOrganiser(Some.Now));
    }

    private static Move Do(Proposal proposal, string move, Act act, Call call) => move switch
    {
        "save" => proposal.Save(proposal.Content, act),
        "file" => proposal.File(call, Some.Stamps("filing"), Some.Key("draft"), act),
        "withdraw" => proposal.Withdraw(call, act),
        _ => proposal.SendLink(call, EmailAddress.Parse("a@example.org"), Some.Key("link"), act),
    };

    private static Proposal Named(string proposal) => proposal switch
    {
        "blocked" => Some.Proposal(Some.MarrakeshContent()) with { Documents = [Some.Document("concept-note")] },
        "filed" => Some.Filed(),
        "changed" => Some.Filed() is var filed ? filed with { Content = filed.Content with { Objective = "Another objective." } } : throw new InvalidOperationException(),
        "documents" => Some.Filed() is var filed ? filed with { Documents = [.. filed.Documents, Some.Document("other")] } : throw new InvalidOperationException(),
        "accepted document" => Some.Filed() is var filed ? filed with { Documents = [filed.Documents[0] with { State = DocumentState.Accepted }] } : throw new InvalidOperationException(),
        "before hashes" => Some.Filed() is var filed ? filed with { Filed = filed.Filed! with { DocumentsSha256 = null } } : throw new InvalidOperationException(),
        "withdrawn" => Some.Made(Some.Filed().Withdraw(Some.Call(), Act.ByOrganiser(Some.Now))).Proposal,
        _ => Some.Proposal() with { Documents = [Some.Document("concept-note")] },
    };

    private static DateTimeOffset When(string when) => when switch { "before" => Before, "grace" => InGrace, "after" => After, _ => Some.Now };
}
