using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Merging;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Merging;

public sealed class MergeMovesTests
{
    private static readonly DateTimeOffset Until = Some.Now.AddDays(7);
    private static readonly LinkKey FromKey = Some.Key("from link");
    private static readonly LinkKey IntoKey = Some.Key("into link");

    /// <summary>The one that would end: of another lead, with one organisation, one contact and one document in common.</summary>
    private static Proposal From { get; } = Some.Filed(
        Some.MarrakeshContent().WithMendedAddress() with
        {
            Title = "Capacity first",
            Organisers =
            [
                new() { Name = "Jeunes et Diaspora", Kind = OrganiserKind.CivilSociety, Country = "MA", Lead = true },
                new() { Name = "The GOVERNMENT of the Republic of Moldova", Kind = OrganiserKind.Government, Country = "MD" },
            ],
            Contacts =
            [
                new() { Name = "Amina", Email = "amina@example.org" },
                new() { Name = "Elena again", Email = "ELENA.RUSU@example.org" },
            ],
        },
        seed: "from");

    private static Proposal Into { get; } = Some.Filed(seed: "into");

    public static TheoryData<ProposalStatus, bool, bool> Statuses => new()
    {
        // status, may end in a merge, may live on
        { ProposalStatus.Draft, false, false },
        { ProposalStatus.Submitted, true, true },
        { ProposalStatus.ChangesRequested, true, true },
        { ProposalStatus.WaitingList, true, true },
        { ProposalStatus.Accepted, false, true },
        { ProposalStatus.Confirmed, false, true },
        { ProposalStatus.Held, false, false },
        { ProposalStatus.Declined, false, false },
        { ProposalStatus.Withdrawn, false, false },
        { ProposalStatus.Merged, false, false },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Merge_is_proposed_between_those_not_decided_on_into_one_that_may_be_accepted(ProposalStatus status, bool mayEnd, bool mayLiveOn)
    {
        Assert.Equal(mayEnd ? null : Refusal.NotMergeable, (Propose(Some.In(status, "one"), Into) as PairMove.Refused)?.Refusal);
        Assert.Equal(mayLiveOn ? null : Refusal.NotMergeable, (Propose(From, Some.In(status, "one")) as PairMove.Refused)?.Refusal);
    }

    [Fact]
    public void Proposed_merge_tells_both_with_a_link_of_their_own_and_changes_nothing_else()
    {
        var made = Made(Propose(From, Into));
        Assert.Equal((From.Status, Into.Status), (made.Mine.Proposal.Status, made.Other.Proposal.Status));
        Assert.All(made.Mine.Letters, letter => Assert.Equal((LetterKind.MergeProposed, FromKey.Value, false), (letter.Kind, letter.LinkKey, letter.Matter!.IsInto)));
        Assert.All(made.Other.Letters, letter => Assert.Equal((LetterKind.MergeProposed, IntoKey.Value, true), (letter.Kind, letter.LinkKey, letter.Matter!.IsInto)));
        Assert.True(FromKey.Opens(made.Mine.Proposal) && !FromKey.Opens(made.Other.Proposal));
    }

    [Fact]
    public void Letters_name_the_other_side_by_what_it_filed_and_not_by_what_it_is_writing()
    {
        var writing = From with { Content = From.Content with { Title = "Not for others yet" } };
        var made = Made(Propose(writing, Into)).Naming(From.Content, Into.Content);
        Assert.All(made.Other.Letters, letter => Assert.Equal(new OtherProposal(From.Filed!.Reference.Value, "Capacity first", "Jeunes et Diaspora"), letter.Matter!.Other));
        Assert.All(made.Mine.Letters, letter => Assert.Equal(Into.Content.Title, letter.Matter!.Other!.Title));
        var longest = Made(Propose(From, Into)).Naming(From.Content with { Title = new string('\u4e00', 60_000) }, Into.Content);
        Assert.All(longest.Other.Letters, letter => Assert.InRange(letter.Matter!.Other!.Title!.Length, 1, 600));
    }

    [Fact]
    public void Proposal_is_in_one_merge_at_most_and_never_with_itself()
    {
        var (from, into) = Proposed();
        Assert.Equal(Refusal.AlreadyMerging, Refused(Propose(Some.Filed(seed: "third"), into)));
        Assert.Equal(Refusal.AlreadyMerging, Refused(Propose(from, Some.Filed(seed: "third"))));
        Assert.Equal(Refusal.MergeWithItself, Refused(Propose(From, From)));
        Assert.Equal(Refusal.WordsMissing, Refused(From.ProposeMerge(Into, Some.Call(), " ", Until, FromKey, IntoKey, Some.ByUnit())));
        Assert.Equal(Refusal.DueTooEarly, Refused(From.ProposeMerge(Into, Some.Call(), "Alike.", Some.Now, FromKey, IntoKey, Some.ByUnit())));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_agreements_in_either_order_make_one_of_two(bool fromFirst)
    {
        var (from, into) = Proposed();
        var first = Made(fromFirst ? Agree(from, into) : Agree(into, from));
        Assert.Equal((ProposalStatus.Submitted, ProposalStatus.Submitted), (first.Mine.Proposal.Status, first.Other.Proposal.Status));
        Assert.Equal(Refusal.MergeAlreadyAgreed, Refused(Agree(first.Mine.Proposal, first.Other.Proposal)));
        var second = Made(Agree(first.Other.Proposal, first.Mine.Proposal));
        var (ended, grown) = fromFirst ? (second.Other.Proposal, second.Mine.Proposal) : (second.Mine.Proposal, second.Other.Proposal);
        Assert.Equal((ProposalStatus.Merged, new MergedInto(Into.Id, Into.Filed!.Reference.Value, Some.Now), null), (ended.Status, ended.MergedInto, ended.Merge));
        Assert.Equal((ProposalStatus.Submitted, 2, null), (grown.Status, grown.Filed!.Version, grown.Merge));
        Assert.All(second.Mine.Letters.Concat(second.Other.Letters), letter => Assert.Equal(LetterKind.Merged, letter.Kind));
    }

    [Fact]
    public void Each_reader_gets_one_letter_on_the_merge_in_their_own_language_and_from_their_own_side()
    {
        var english = From with { Content = From.Content with { Languages = ["en"], Contacts = [.. From.Content.Contacts, new() { Name = "Twice", Email = "Amina@Example.org" }] } };
        var french = Into with { Content = Into.Content with { Languages = ["fr"] } };
        var proposed = Made(Propose(english, french));
        var first = Made(Agree(proposed.Mine.Proposal, proposed.Other.Proposal));
        var second = Made(Agree(first.Other.Proposal, first.Mine.Proposal));
        Assert.Empty(second.Other.Letters);
        Assert.Equal(
            [("elena.rusu@example.org", "fr", true), ("amina@example.org", "en", false), ("andrei.munteanu@example.org", "fr", true), ("laura.moreno@example.org", "fr", true)],
            second.Mine.Letters.Select(letter => (letter.To.Value, letter.Language, letter.Matter!.IsInto)));
        Assert.All(second.Mine.Letters, letter => Assert.Equal((From.Filed!.Reference.Value, 2, FromKey.Value), (letter.Matter!.Other!.Reference, letter.Version, letter.LinkKey)));
    }

    [Fact]
    public void What_lives_on_carries_organisers_contacts_and_documents_of_both_without_doubles()
    {
        var (_, grown) = Merged();
        Assert.Equal(
            ["Government of the Republic of Moldova", "International Centre for Migration Policy Development (ICMPD)", "Jeunes et Diaspora"],
            grown.Content.Organisers.Select(organiser => organiser.Name));
        Assert.Equal("Government of the Republic of Moldova", grown.Content.Lead!.Name);
        Assert.Equal(["elena.rusu@example.org", "amina@example.org", "andrei.munteanu@example.org", "laura.moreno@example.org"], grown.Recipients.Select(address => address.Value));
        Assert.Equal(Into.Content.Title, grown.Content.Title);
        Assert.False(grown.HasUnfiledChanges);
    }

    [Fact]
    public void Document_of_a_kind_that_is_taken_stands_among_the_other_files_and_says_whose_it_is()
    {
        var note = Some.Document("concept-note", "theirs.pdf", "theirs") with { Sha256 = new string('a', 64) };
        var documents = MergedContent.Documents(Into, From with { Documents = [note, Some.Document("event-report")] });
        Assert.Equal(
            [("concept-note", null), (Document.OtherKind, (ProposalId?)From.Id), ("event-report", From.Id)],
            documents.Select(document => (document.Kind, document.From)));
        Assert.Single(MergedContent.Documents(Into, From));
    }

    [Fact]
    public void Text_that_was_written_and_not_filed_is_kept_and_grows_too()
    {
        var (from, into) = Proposed();
        var writing = into with { Content = into.Content with { Objective = "Still writing." } };
        var first = Made(Agree(from, writing));
        var grown = Made(Agree(first.Other.Proposal, first.Mine.Proposal)).Mine.Proposal;
        Assert.Equal(("Still writing.", 3, true), (grown.Content.Objective, grown.Content.Organisers.Count, grown.HasUnfiledText));
    }

    [Fact]
    public void Silence_ends_it_and_not_before()
    {
        var (from, into) = Proposed();
        Assert.Equal(Refusal.NoMerge, Refused(Expire(from, into, Until)));
        Assert.Equal(Refusal.MergeOver, Refused(from.AgreeToMerge(into, Some.Call(), Texts, FromKey, IntoKey, Some.ByOrganiser(Until.AddSeconds(1)))));
        var made = Made(Expire(from, into, Until.AddSeconds(1)));
        Assert.Equal((null, null), (made.Mine.Proposal.Merge, made.Other.Proposal.Merge));
        Assert.All(made.Mine.Letters.Concat(made.Other.Letters), letter => Assert.Equal((LetterKind.MergeOff, MergeEnd.Expired), (letter.Kind, letter.Matter!.End)));
    }

    [Fact]
    public void No_of_one_side_and_the_units_taking_back_end_it_for_both()
    {
        var (from, into) = Proposed();
        var declined = Made(into.DeclineMerge(from, Some.Call(), "We differ.", IntoKey, FromKey, Some.ByOrganiser()));
        Assert.All(declined.Other.Letters, letter => Assert.Equal((MergeEnd.Declined, "We differ."), (letter.Matter!.End!.Value, letter.Matter.Words)));
        var calledOff = Made(from.CallOffMerge(into, Some.Call(), FromKey, IntoKey, Some.ByUnit()));
        Assert.All([calledOff.Mine, calledOff.Other], move => Assert.Equal((ProposalStatus.Submitted, null), (move.Proposal.Status, move.Proposal.Merge)));
        Assert.Equal(Refusal.NoMerge, Refused(calledOff.Mine.Proposal.CallOffMerge(calledOff.Other.Proposal, Some.Call(), FromKey, IntoKey, Some.ByUnit())));
    }

    [Fact]
    public void No_decision_is_released_while_a_merge_is_open()
    {
        var prepared = Some.Made(Proposed().From.Prepare(Some.Declining(), Some.ByUnit())).Proposal;
        Assert.Equal(Refusal.MergePending, Assert.IsType<Move.Refused>(prepared.Release(Some.Call(), 1, Some.Key("r"), Some.ByUnit())).Refusal);
    }

    [Fact]
    public void Merge_asks_again_whether_both_may_still_be_merged()
    {
        var (from, into) = Proposed();
        var first = Made(Agree(from, into));
        var held = first.Other.Proposal with { Status = ProposalStatus.Held };
        Assert.Equal(Refusal.NotMergeable, Refused(Agree(held, first.Mine.Proposal)));
    }

    private static MergeTexts Texts { get; } = new(From.Content, Into.Content, "RECEIPTCODE2222222222222");

    private static (Proposal From, Proposal Into) Proposed() => Made(Propose(From, Into)) is var made ? (made.Mine.Proposal, made.Other.Proposal) : default;

    private static (Proposal Ended, Proposal Grown) Merged()
    {
        var (from, into) = Proposed();
        var first = Made(Agree(from, into));
        var second = Made(Agree(first.Other.Proposal, first.Mine.Proposal));
        return (second.Other.Proposal, second.Mine.Proposal);
    }

    private static PairMove Propose(Proposal from, Proposal into) => from.ProposeMerge(into, Some.Call(), "Both ask the same.", Until, FromKey, IntoKey, Some.ByUnit());

    private static PairMove Agree(Proposal mine, Proposal other) => mine.AgreeToMerge(other, Some.Call(), Texts, FromKey, IntoKey, Some.ByOrganiser());

    private static PairMove Expire(Proposal mine, Proposal other, DateTimeOffset at) =>
        mine.ExpireMerge(other, Some.Call(), FromKey, IntoKey, new Act("timer", at));

    private static PairMove.Made Made(PairMove move) => Assert.IsType<PairMove.Made>(move);

    private static Refusal Refused(PairMove move) => Assert.IsType<PairMove.Refused>(move).Refusal;
}
