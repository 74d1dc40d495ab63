using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Documents;

public sealed class DocumentMovesTests
{
    private static readonly Act Open = Act.ByOrganiser(Some.Now);

    public static TheoryData<string, string, string, string?> Receiving => new()
    {
        // proposal, kind, when, why it is refused
        { "draft", "concept-note", "2018-09-20T00:00:00Z", null },
        { "draft", "concept-note", "2018-10-20T00:00:00Z", null },
        { "filed", "concept-note", "2018-09-28T22:59:59Z", null },
        { "filed", "concept-note", "2018-09-28T23:14:00Z", null },
        { "filed", "concept-note", "2018-09-28T23:15:00Z", "document-due-date-passed" },
        { "filed", "speaker-confirmations", "2018-10-20T00:00:00Z", null },
        { "filed", "speaker-confirmations", "2018-11-09T22:59:59.5Z", null },
        { "filed", "speaker-confirmations", "2018-11-09T23:00:00Z", "document-due-date-passed" },
        { "filed", "event-report", "2018-12-21T12:00:00Z", null },
        { "filed", "event-report", "2018-12-22T12:00:00Z", "document-due-date-passed" },
        { "filed", "other", "2018-09-28T22:00:00Z", null },
        { "filed", "other", "2018-10-20T00:00:00Z", "document-due-date-passed" },
        { "withdrawn", "event-report", "2018-09-20T00:00:00Z", "already-withdrawn" },
    };

    [Theory]
    [MemberData(nameof(Receiving))]
    public void Document_is_taken_until_its_own_due_date(string proposal, string kind, string when, string? refusal)
    {
        var act = Act.ByOrganiser(DateTimeOffset.Parse(when, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(refusal, (Named(proposal).Receive(Some.Call(), Some.Document(kind, seed: "new"), act) as Move.Refused)?.Refusal.Code);
        Assert.Equal(refusal, Named(proposal).RefusesDocument(Some.Call(), kind, act)?.Code);
    }

    [Fact]
    public void Second_file_of_a_kind_replaces_the_first()
    {
        var second = Some.Document("concept-note", "second.pdf", "second");
        var made = Some.Made(Named("filed").Receive(Some.Call(), second, Open));
        Assert.Equal([second], made.Proposal.Documents);
        Assert.Equal(("document-replaced", "second.pdf"), (made.History!.What, made.History.Detail));
    }

    [Fact]
    public void Other_files_stand_beside_each_other_up_to_forty()
    {
        var proposal = Some.Proposal();
        for (var i = 0; i < DocumentMoves.Most; i++)
            proposal = Some.Made(proposal.Receive(Some.Call(), Some.Document("other", seed: $"{i}"), Open)).Proposal;
        Assert.Equal(DocumentMoves.Most, proposal.Documents.Count);
        Assert.Equal(Refusal.TooManyDocuments, Assert.IsType<Move.Refused>(proposal.Receive(Some.Call(), Some.Document("other", seed: "41"), Open)).Refusal);
    }

    [Fact]
    public void Document_is_removed_and_an_unknown_one_is_refused()
    {
        var draft = Named("draft") with { Documents = [Some.Document("concept-note")] };
        var made = Some.Made(draft.Remove(Some.Call(), Some.Document("concept-note").Id, Open));
        Assert.Empty(made.Proposal.Documents);
        Assert.Equal("document-removed", made.History!.What);
        Assert.Equal(Refusal.NoSuchDocument, Assert.IsType<Move.Refused>(made.Proposal.Remove(Some.Call(), Some.Document("concept-note").Id, Open)).Refusal);
    }

    [Theory]
    [InlineData("concept-note", "document-needed")]
    [InlineData("speaker-confirmations", null)]
    [InlineData("other", null)]
    public void What_a_filing_needs_is_replaced_and_not_removed(string kind, string? refusal)
    {
        var filed = Named("filed") with { Documents = [Some.Document(kind)] };
        Assert.Equal(refusal, (filed.Remove(Some.Call(), Some.Document(kind).Id, Open) as Move.Refused)?.Refusal.Code);
        Assert.Single(Some.Made(filed.Receive(Some.Call(), Some.Document("concept-note", seed: "better"), Open)).Proposal.Documents, document => document.Kind == "concept-note");
    }

    private static Proposal Named(string proposal) => proposal switch
    {
        "draft" => Some.Proposal(),
        "withdrawn" => Some.Made(Some.Filed().Withdraw(Some.Call(), Open)).Proposal,
        _ => Some.Filed(),
    };
}
